import type { Reply } from '../core/reply.ts';
import type { Request } from './blocks/request.ts';
import { render } from './blocks.ts';
import { type Message, vouchFor } from './limits.ts';

/** A message with a stand-in for the id of the answer. */
interface Made {
  message: Message;
  /** The blocks that carry the id, as JSON, by where they stand. */
  carriers: ReadonlyMap<number, string>;
}

/** As long as the bot remembers a reply, and no longer, its messages are remembered too. */
const known = new WeakMap<Reply, Map<string, Made>>();
/** A reply is shown in few ways. */
const mostWays = 4;

/**
 * A reply as a message, laid out and checked once for each way in which it is asked for. What is an answer's own, its id
 * in the buttons below, is put in each time.
 */
export function renderOnce(reply: Reply, request: Request, id = ''): Message {
  const standIn = '~'.repeat(id.length);
  const asked = JSON.stringify(request);
  const way = id === '' ? asked : asked.replaceAll(id, standIn);
  const ways = known.get(reply) ?? new Map<string, Made>();
  known.set(reply, ways);
  const made = ways.get(way) ?? make(reply, JSON.parse(way), standIn);
  ways.set(way, made);
  const [oldest] = ways.keys();
  if (ways.size > mostWays && oldest !== undefined) ways.delete(oldest);
  return withId(made, standIn, id);
}

function make(reply: Reply, request: Request, standIn: string): Made {
  const message = render(reply, request);
  const carriers = new Map<number, string>();
  if (standIn === '') return { message, carriers };
  for (const [at, block] of message.blocks.entries()) {
    const json = JSON.stringify(block);
    if (json.includes(standIn)) carriers.set(at, json);
  }
  return { message, carriers };
}

function withId({ message, carriers }: Made, standIn: string, id: string): Message {
  if (carriers.size === 0) return message;
  const blocks = [...message.blocks];
  for (const [at, json] of carriers) blocks[at] = JSON.parse(json.replaceAll(standIn, id));
  const own = { ...message, blocks };
  vouchFor(own, message);
  return own;
}

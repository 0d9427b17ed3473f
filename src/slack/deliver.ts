import type { RespondArguments } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import type { Clock } from './clock.ts';
import { refusesBlocks, retryAfter, sayError } from './failure.ts';
import { checkMessage, type Message } from './limits.ts';
import type { Log } from './log.ts';

/** Says something at the address that came with a command or click. */
export type Respond = (message: RespondArguments) => Promise<unknown>;

/** Where an answer goes. */
export type Place =
  /** Seen by the asker only. */
  | { kind: 'asker'; respond: Respond }
  /** Seen by all in the channel. */
  | { kind: 'all'; respond: Respond }
  | { kind: 'thread'; channel: string; thread: string }
  /** In a thread, seen by one person only. */
  | { kind: 'whisper'; channel: string; thread: string; user: string }
  /** To all in the channel, unasked. */
  | { kind: 'channel'; channel: string };

export interface Delivery {
  client: WebClient;
  clock: Clock;
  log: Log;
}

/** What marks a message for whoever reads it by program. */
export interface Metadata {
  event_type: string;
  event_payload: Record<string, string>;
}

/** What is sent: blocks may have gone. */
type Content = Partial<Message> & { text: string; metadata?: Metadata };

const attempts = 3;
const longestWait = 30_000;

/**
 * Sends a message, and again where Slack surely did not take it. Throws when it could not be sent, or may not have been.
 *
 * @returns Slack's name for the message; null where Slack gives none
 */
export async function deliver(place: Place, message: Message, delivery: Delivery): Promise<string | null> {
  return readably(message, delivery, (content) => again(delivery, () => send(place, content, delivery)));
}

/** Sends a message with one call; throws what it throws. Only words are sent once more when Slack refuses the blocks. */
export async function deliverOnce(
  place: Place,
  message: Message & { metadata?: Metadata },
  delivery: Delivery,
): Promise<string | null> {
  return readably(message, delivery, (content) => send(place, content, delivery));
}

/** Leaves the blocks out where Slack would refuse them, or does. */
async function readably<T>(
  message: Message & { metadata?: Metadata },
  { log }: Delivery,
  send: (content: Content) => Promise<T>,
): Promise<T> {
  const { blocks: _blocks, ...words } = message;
  const faults = checkMessage(message);
  if (faults.length > 0) {
    log.error('a message breaks the rules of Slack; its blocks are left out', { faults: faults.join('; ') });
    return send(words);
  }
  try {
    return await send(message);
  } catch (error) {
    if (!refusesBlocks(error)) throw error;
    log.error('Slack refused the blocks of a message; sending its words', { slack: sayError(error) });
    return send(words);
  }
}

async function send(place: Place, message: Content, { client }: Delivery): Promise<string | null> {
  // Source addresses would each unfold into a preview under the answer.
  const content = { ...message, unfurl_links: false, unfurl_media: false };
  switch (place.kind) {
    case 'thread':
      return tsOf(await client.chat.postMessage({ ...content, channel: place.channel, thread_ts: place.thread }));
    case 'channel':
      return tsOf(await client.chat.postMessage({ ...content, channel: place.channel }));
    case 'whisper': {
      const { channel, thread, user } = place;
      const { metadata: _none, ...words } = message;
      await client.chat.postEphemeral({ ...words, channel, thread_ts: thread, user });
      return null;
    }
    case 'asker':
      await place.respond({ ...content, response_type: 'ephemeral', replace_original: false });
      return null;
    case 'all':
      await place.respond({ ...content, response_type: 'in_channel', replace_original: false });
      return null;
  }
}

function tsOf({ ts }: { ts?: string }): string | null {
  return ts ?? null;
}

/** Calls once more where the first call surely did nothing. */
export async function again<T>(delivery: Pick<Delivery, 'clock' | 'log'>, call: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await call();
    } catch (error) {
      const wait = retryAfter(error);
      if (wait === null || wait > longestWait || attempt === attempts) throw error;
      delivery.log.warn('Slack did not take a call; trying again', { slack: sayError(error), attempt });
      await delivery.clock.sleep(wait * attempt);
    }
  }
}

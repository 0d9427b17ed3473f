import { complete } from '../blocks.ts';
import type { Clock } from '../clock.ts';
import { asText } from '../fields.ts';
import { makeSecret } from '../ids.ts';
import { readContent } from '../limits/message.ts';
import type { Fields, Message } from '../shapes.ts';
import { SlackError } from '../slack-error.ts';
import type { Workspace } from '../workspace.ts';

/** Where answers to a command or click may be posted. */
export interface Origin {
  user: string;
  channel: string;
  /** The message that was clicked, when it was one. */
  ts?: string;
  thread?: string;
}

export interface ResponseAddresses {
  /** The path of an address for this origin. */
  make: (origin: Origin) => string;
  /** Posts to an address. Throws what Slack says of one used up or expired, and of a message it would not take. */
  post: (id: string, body: Fields) => void;
}

const lifetime = 30 * 60_000;
const maxUses = 5;

/** Response addresses: five posts within thirty minutes, seen by the asker alone unless the answer says otherwise. */
export function buildResponseAddresses(clock: Clock, workspace: Workspace): ResponseAddresses {
  const known = new Map<string, Origin & { until: number; uses: number }>();
  return {
    make(origin) {
      const id = makeSecret(24);
      known.set(id, { ...origin, until: clock.now() + lifetime, uses: 0 });
      return `/response/${id}`;
    },
    post(id, body) {
      const address = known.get(id);
      if (address === undefined || address.until < clock.now()) throw new SlackError('expired_url');
      if (address.uses >= maxUses) throw new SlackError('used_url');
      answerTo(workspace, address, body);
      address.uses += 1;
    },
  };
}

/** Says, replaces or deletes, as the body of an answer asks. */
export function answerTo(workspace: Workspace, origin: Origin, body: Fields): void {
  const original = origin.ts === undefined ? undefined : workspace.find(origin.channel, origin.ts);
  if (body.delete_original === true) {
    if (original) workspace.remove(original);
    return;
  }
  const { text, blocks, metadata } = readContent(body);
  if (body.replace_original === true && original) {
    Object.assign(original, { text, blocks: complete(blocks) });
    if (original.visibleTo === undefined) original.edited = true;
    workspace.touch(original);
    return;
  }
  const inChannel = body.response_type === 'in_channel';
  const thread = asText(body.thread_ts) || (inChannel ? undefined : origin.thread);
  const content: Omit<Message, 'ts' | 'reactions'> = {
    channel: origin.channel,
    user: workspace.bot.id,
    text,
    blocks: complete(blocks),
    ...(metadata && { metadata }),
    ...(thread && { thread }),
    ...(!inChannel && { visibleTo: origin.user }),
  };
  workspace.post(content);
}

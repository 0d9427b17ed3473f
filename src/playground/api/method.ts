import { asText } from '../fields.ts';
import type { Platform } from '../platform.ts';
import type { Channel, Fields } from '../shapes.ts';
import { SlackError } from '../slack-error.ts';
import type { TokenKind } from '../tokens.ts';

/** A method of the Web API. */
export interface Method {
  /** Null: called without one. */
  token: TokenKind | null;
  scope: string | null;
  run: (args: Fields, platform: Platform) => Fields;
}

export function method(scope: string | null, run: Method['run'], token: Method['token'] = 'bot'): Method {
  return { token, scope, run };
}

/** The channel an argument names. A person's id stands for their direct message. */
export function channelOf(args: Fields, { workspace }: Platform): Channel {
  const id = asText(args.channel);
  const user = workspace.users.get(id);
  if (user && !user.isBot) return workspace.directMessage(id);
  const channel =
    workspace.channels.get(id) ??
    [...workspace.channels.values()].find(({ name, kind }) => kind === 'channel' && `#${name}` === id);
  if (channel === undefined) throw new SlackError('channel_not_found');
  return channel;
}

/** The same, where the bot must be a member. */
export function joinedChannelOf(args: Fields, platform: Platform): Channel {
  const channel = channelOf(args, platform);
  if (channel.members.includes(platform.workspace.bot.id)) return channel;
  throw new SlackError(channel.kind === 'im' ? 'channel_not_found' : 'not_in_channel');
}

/** A page of a list, and the cursor of the next one. */
export function page<T>(all: readonly T[], { limit, cursor }: Fields, usual = 100): { items: T[]; cursor: string } {
  const size = Math.min(Math.max(Number(limit ?? usual) || usual, 1), 1_000);
  const start = Number(Buffer.from(asText(cursor), 'base64url').toString() || 0);
  if (!Number.isInteger(start) || start < 0) throw new SlackError('invalid_cursor');
  const end = start + size;
  return {
    items: all.slice(start, end),
    cursor: end < all.length ? Buffer.from(String(end)).toString('base64url') : '',
  };
}

/** True for what stands for true in a form and in JSON. */
export function isTrue(value: unknown): boolean {
  return value === true || value === 'true' || value === '1' || value === 1;
}

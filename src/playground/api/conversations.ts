import { asText } from '../fields.ts';
import type { Platform } from '../platform.ts';
import type { Fields, Message } from '../shapes.ts';
import { SlackError } from '../slack-error.ts';
import { channelJson, messageJson } from '../slack-json.ts';
import { channelOf, isTrue, joinedChannelOf, type Method, method, page } from './method.ts';

export const conversationMethods: Record<string, Method> = {
  'conversations.history': method('im:history', (args, platform) => {
    const channel = readableChannelOf(args, platform);
    const all = visible(platform, channel.id).filter(({ thread, broadcast }) => thread === undefined || broadcast);
    return listed(within(all, args).toReversed(), args, platform, -1);
  }),

  'conversations.replies': method('im:history', (args, platform) => {
    const channel = readableChannelOf(args, platform);
    const ts = asText(args.ts);
    const all = visible(platform, channel.id).filter((message) => message.ts === ts || message.thread === ts);
    if (all.length === 0) throw new SlackError('thread_not_found');
    return listed(within(all, args), args, platform, 1);
  }),

  'conversations.info': method('channels:read', (args, platform) => {
    return { channel: channelJson(channelOf(args, platform), platform.workspace) };
  }),

  'conversations.list': method('channels:read', (args, platform) => {
    const types = asText(args.types) || 'public_channel';
    const all = [...platform.workspace.channels.values()].filter(({ kind }) =>
      types.split(',').includes(kind === 'im' ? 'im' : 'public_channel'),
    );
    const { items, cursor } = page(all, args);
    return {
      channels: items.map((channel) => channelJson(channel, platform.workspace)),
      response_metadata: { next_cursor: cursor },
    };
  }),

  'conversations.members': method('channels:read', (args, platform) => {
    const { items, cursor } = page(channelOf(args, platform).members, args);
    return { members: items, response_metadata: { next_cursor: cursor } };
  }),

  'conversations.open': method('im:write', (args, { workspace }) => {
    const [user = ''] = asText(args.users).split(',');
    if (!workspace.users.has(user)) throw new SlackError('user_not_found');
    return { channel: { id: workspace.directMessage(user).id } };
  }),

  'conversations.join': method('channels:join', (args, platform) => {
    const { workspace } = platform;
    const channel = channelOf(args, platform);
    if (channel.kind === 'im') throw new SlackError('method_not_supported_for_channel_type');
    if (!channel.members.includes(workspace.bot.id)) channel.members.push(workspace.bot.id);
    return { channel: channelJson(channel, workspace) };
  }),
};

/** Direct messages take im:history, channels channels:history. */
function readableChannelOf(args: Fields, platform: Platform) {
  const channel = joinedChannelOf(args, platform);
  const { tokens } = platform;
  if (channel.kind === 'channel') tokens.check(tokens.bot, 'bot', 'channels:history');
  return channel;
}

function visible({ workspace, clock, faults }: Platform, channel: string): Message[] {
  const latest = faults.delayed() > 0 ? clock.now() - faults.delayed() : Number.POSITIVE_INFINITY;
  return workspace.messages.filter(
    ({ channel: id, visibleTo, ts }) => id === channel && visibleTo === undefined && Number(ts) * 1_000 <= latest,
  );
}

function within(messages: Message[], { oldest, latest, inclusive }: Fields): Message[] {
  const from = Number(oldest ?? 0);
  const to = Number(latest ?? Number.POSITIVE_INFINITY);
  return messages.filter(({ ts }) => {
    const at = Number(ts);
    return isTrue(inclusive) ? at >= from && at <= to : at > from && at < to;
  });
}

/** A page. The next one goes on from the last message of this one, whatever was written or deleted meanwhile. */
function listed(messages: Message[], args: Fields, { workspace }: Platform, direction: 1 | -1): Fields {
  const cursor = asText(args.cursor);
  const last = Number(Buffer.from(cursor, 'base64url').toString());
  if (Number.isNaN(last)) throw new SlackError('invalid_cursor');
  const rest = cursor === '' ? messages : messages.filter(({ ts }) => (Number(ts) - last) * direction > 0);
  const { items } = page(rest, { limit: args.limit });
  const more = items.length < rest.length;
  return {
    messages: items.map((message) => messageJson(message, workspace, isTrue(args.include_all_metadata))),
    has_more: more,
    response_metadata: { next_cursor: more ? Buffer.from(items.at(-1)?.ts ?? '').toString('base64url') : '' },
  };
}

import { complete } from '../blocks.ts';
import { changeEvents, messageEvents } from '../events.ts';
import { asText } from '../fields.ts';
import { makeId } from '../ids.ts';
import { readContent } from '../limits/message.ts';
import type { Platform } from '../platform.ts';
import type { Fields, Message } from '../shapes.ts';
import { SlackError } from '../slack-error.ts';
import { messageJson } from '../slack-json.ts';
import { channelOf, isTrue, joinedChannelOf, type Method, method } from './method.ts';

/** Slack takes messages to be sent later up to so many seconds ahead. */
const farthest = 120 * 86_400;

export const chatMethods: Record<string, Method> = {
  'chat.postMessage': method('chat:write', (args, platform) => {
    const channel = sayableChannelOf(args, platform);
    const message = say(args, platform, channel.id);
    messageEvents(platform, message);
    return {
      channel: channel.id,
      ts: message.ts,
      message: messageJson(message, platform.workspace, message.metadata !== undefined),
    };
  }),

  'chat.postEphemeral': method('chat:write', (args, platform) => {
    const channel = joinedChannelOf(args, platform);
    const user = asText(args.user);
    if (!platform.workspace.users.has(user)) throw new SlackError('user_not_found');
    if (!channel.members.includes(user)) throw new SlackError('user_not_in_channel');
    return { message_ts: say(args, platform, channel.id, user).ts };
  }),

  'chat.update': method('chat:write', (args, platform) => {
    const message = ownMessageOf(args, platform, 'cant_update_message');
    const { text, blocks, metadata } = readContent(args);
    // A new text without blocks takes the old blocks away.
    Object.assign(message, { text, blocks: complete(blocks), edited: true, ...(metadata && { metadata }) });
    platform.workspace.touch(message);
    changeEvents(platform, message, 'message_changed');
    return { channel: message.channel, ts: message.ts, text, message: messageJson(message, platform.workspace) };
  }),

  'chat.delete': method('chat:write', (args, platform) => {
    const message = ownMessageOf(args, platform, 'cant_delete_message');
    platform.workspace.remove(message);
    changeEvents(platform, message, 'message_deleted');
    return { channel: message.channel, ts: message.ts };
  }),

  'chat.getPermalink': method(null, (args, platform) => {
    const channel = channelOf(args, platform);
    const message = platform.workspace.find(channel.id, asText(args.message_ts));
    if (message === undefined || message.visibleTo !== undefined) throw new SlackError('message_not_found');
    return {
      channel: channel.id,
      permalink: `${platform.address()}/archives/${channel.id}/p${message.ts.replace('.', '')}`,
    };
  }),

  'chat.scheduleMessage': method('chat:write', (args, platform) => {
    const channel = joinedChannelOf(args, platform);
    const at = Number(args.post_at);
    const wait = at - platform.clock.now() / 1_000;
    if (!(wait > 0)) throw new SlackError('time_in_past');
    if (wait > farthest) throw new SlackError('time_too_far');
    readContent(args);
    platform.clock.later(wait * 1_000, () => sayLater(args, platform, channel.id));
    return {
      channel: channel.id,
      scheduled_message_id: makeId('Q'),
      post_at: at,
      message: { text: asText(args.text) },
    };
  }),
};

/** By then the thread may be gone; then nothing is said, as in Slack. */
function sayLater(args: Fields, platform: Platform, channel: string): void {
  try {
    say(args, platform, channel);
  } catch (error) {
    if (!(error instanceof SlackError)) throw error;
  }
}

/** Where the bot may speak: chat:write.public opens all public channels. */
function sayableChannelOf(args: Fields, platform: Platform) {
  const isPublic = platform.tokens.scopes.includes('chat:write.public');
  return isPublic ? channelOf(args, platform) : joinedChannelOf(args, platform);
}

function say(args: Fields, { workspace }: Platform, channel: string, visibleTo?: string): Message {
  const thread = asText(args.thread_ts);
  const { text, blocks, metadata } = readContent(args);
  const parent = thread === '' ? undefined : workspace.find(channel, thread);
  if (thread !== '' && (parent === undefined || parent.visibleTo !== undefined))
    throw new SlackError('thread_not_found');
  const root = parent?.thread ?? parent?.ts;
  if (root !== undefined) workspace.announce({ type: 'status', channel, thread: root, status: '' });
  return workspace.post({
    channel,
    user: workspace.bot.id,
    text,
    blocks: complete(blocks),
    ...(root !== undefined && { thread: root }),
    ...(metadata && { metadata }),
    ...(visibleTo !== undefined && { visibleTo }),
    ...(isTrue(args.reply_broadcast) && { broadcast: true }),
  });
}

/** A message of the bot itself; nobody may change another's, and ephemeral ones cannot be found. */
function ownMessageOf(args: Fields, platform: Platform, refusal: string): Message {
  const { workspace } = platform;
  const message = workspace.find(channelOf(args, platform).id, asText(args.ts));
  if (message === undefined || message.visibleTo !== undefined) throw new SlackError('message_not_found');
  if (message.user !== workspace.bot.id) throw new SlackError(refusal);
  return message;
}

import type { Platform } from './platform.ts';
import type { Fields, Message } from './shapes.ts';
import { composed, messageJson } from './slack-json.ts';

/** Sends the app the events that a message raises: it was mentioned, or it was written to. */
export function messageEvents(platform: Platform, message: Message): void {
  const { workspace } = platform;
  const channel = workspace.channels.get(message.channel);
  if (channel === undefined || message.visibleTo !== undefined) return;
  const { ts, thread, user, text } = message;
  const said: Fields = {
    ...messageJson(message, workspace),
    client_msg_id: `local-${ts}`,
    blocks: message.blocks.length > 0 ? message.blocks : composed(text),
    channel: channel.id,
    event_ts: ts,
    ...(thread !== undefined && { thread_ts: thread }),
  };
  if (channel.kind === 'im') {
    sendEvent(platform, 'message.im', { ...said, channel_type: 'im' });
    return;
  }
  if (!channel.members.includes(workspace.bot.id)) return;
  sendEvent(platform, 'message.channels', { ...said, channel_type: 'channel' });
  // Slack raises a mention for whoever writes it, but not for what the bot says itself.
  if (user !== workspace.bot.id && text.includes(`<@${workspace.bot.id}>`))
    sendEvent(platform, 'app_mention', { ...said, type: 'app_mention' });
}

/** Sends the app the event of a message that was changed or deleted, where it hears of messages at all. */
export function changeEvents(
  platform: Platform,
  message: Message,
  subtype: 'message_changed' | 'message_deleted',
): void {
  const { workspace } = platform;
  const channel = workspace.channels.get(message.channel);
  if (!channel?.members.includes(workspace.bot.id) || message.visibleTo !== undefined) return;
  const ts = workspace.nextTs();
  const isDirect = channel.kind === 'im';
  sendEvent(platform, isDirect ? 'message.im' : 'message.channels', {
    type: 'message',
    subtype,
    hidden: true,
    channel: channel.id,
    channel_type: isDirect ? 'im' : 'channel',
    ts,
    event_ts: ts,
    ...(subtype === 'message_changed'
      ? { message: messageJson(message, workspace) }
      : { deleted_ts: message.ts, previous_message: messageJson(message, workspace) }),
  });
}

/** Sends an event, when the app has subscribed to its kind. */
export function sendEvent({ subscribed, dispatcher }: Platform, kind: string, event: Fields): void {
  if (subscribed.has(kind)) dispatcher.event(event);
}

import { answerTo, type Origin } from '../delivery/response-address.ts';
import { changeEvents, messageEvents } from '../events.ts';
import { isFields } from '../fields.ts';
import type { Platform } from '../platform.ts';
import type { Channel, Fields, Message } from '../shapes.ts';
import { SlackError } from '../slack-error.ts';
import type { Workspace } from '../workspace.ts';

const longestMessage = 12_000;

/** A person writes a message. Gives the message back as it stands in the channel. */
export function say(
  platform: Platform,
  user: string,
  { channel: id, text, thread, broadcast }: { channel: string; text: string; thread?: string; broadcast?: boolean },
): Message {
  const { workspace } = platform;
  const channel = memberChannel(workspace, user, id);
  if (text.trim() === '') throw new SlackError('no_text');
  if (text.length > longestMessage) throw new SlackError('msg_too_long');
  const parent = thread === undefined ? undefined : workspace.find(channel.id, thread);
  if (thread !== undefined && parent === undefined) throw new SlackError('thread_not_found');
  const root = parent?.thread ?? parent?.ts;
  const message = workspace.post({
    channel: channel.id,
    user,
    text: asSlackWrites(workspace, text.trim()),
    blocks: [],
    ...(root !== undefined && { thread: root }),
    ...(broadcast && { broadcast }),
  });
  messageEvents(platform, message);
  if (isMentionedAbsent(workspace, channel, message)) {
    whisper(workspace, user, channel.id, `You mentioned @${workspace.bot.name}, but they’re not in this channel.`);
  }
  return message;
}

/** A person changes what they said. */
export function edit(platform: Platform, user: string, message: Message, text: string): void {
  const { workspace } = platform;
  if (message.user !== user) throw new SlackError('cant_update_message');
  Object.assign(message, { text: asSlackWrites(workspace, text.trim()), edited: true });
  workspace.touch(message);
  changeEvents(platform, message, 'message_changed');
}

/** A person gives the slash command. Resolves when the app has acknowledged it, or has not in time. */
export async function giveCommand(platform: Platform, user: string, id: string, text: string): Promise<void> {
  const { workspace, app, triggers, responses, tokens, address, dispatcher } = platform;
  const channel = memberChannel(workspace, user, id);
  const origin: Origin = { user, channel: channel.id };
  const payload: Fields = {
    token: tokens.signingSecret.slice(0, 24),
    team_id: workspace.team.id,
    team_domain: workspace.team.domain,
    channel_id: channel.id,
    channel_name: channel.kind === 'im' ? 'directmessage' : channel.name,
    user_id: user,
    user_name: workspace.users.get(user)?.name ?? '',
    command: app.command,
    text: text.trim(),
    api_app_id: workspace.appId,
    is_enterprise_install: 'false',
    response_url: address() + responses.make(origin),
    trigger_id: triggers.make({ user }),
  };
  const receipt = await dispatcher.send({ type: 'slash_commands', payload });
  if (!receipt.ok) {
    const error = receipt.reason.includes('timeout') ? 'operation_timeout' : 'dispatch_failed';
    return whisper(workspace, user, channel.id, `${app.command} failed with the error “${error}”`);
  }
  const { body } = receipt;
  if (typeof body === 'string') answerTo(workspace, origin, { text: body });
  else if (isFields(body) && Object.keys(body).length > 0) answerTo(workspace, origin, body);
}

/** Slackbot tells one person something. */
export function whisper({ post }: Workspace, user: string, channel: string, text: string): void {
  post({ channel, user: 'USLACKBOT', text, blocks: [], visibleTo: user });
}

/** The channel, if the person is in it. */
export function memberChannel({ channels }: Workspace, user: string, id: string): Channel {
  const channel = channels.get(id);
  if (!channel?.members.includes(user)) throw new SlackError('channel_not_found');
  return channel;
}

/** What was typed, as Slack stores it: three characters escaped, names and addresses between angle brackets. */
function asSlackWrites({ users, channels }: Workspace, typed: string): string {
  const escaped = typed.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  const userIds = new Map([...users.values()].map(({ name, id }) => [name, id]));
  const rooms = new Map(
    [...channels.values()].filter(({ kind }) => kind === 'channel').map(({ name, id }) => [name, id]),
  );
  return escaped
    .replace(/\bhttps?:\/\/[^\s|]+[^\s|.,;:!?)]/g, (url) => `<${url}>`)
    .replace(/(?<![\w<])@([a-z0-9._-]*[a-z0-9])/gi, (all, name: string) => {
      const id = userIds.get(name.toLowerCase());
      return id === undefined ? all : `<@${id}>`;
    })
    .replace(/(?<![\w<&])#([a-z0-9_-]+)/g, (all, name: string) => {
      const id = rooms.get(name);
      return id === undefined ? all : `<#${id}|${name}>`;
    });
}

function isMentionedAbsent({ bot }: Workspace, { kind, members }: Channel, { text }: Message): boolean {
  return kind === 'channel' && !members.includes(bot.id) && text.includes(`<@${bot.id}>`);
}

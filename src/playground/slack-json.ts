import type { Block, Channel, Fields, Message, User, View } from './shapes.ts';
import type { Workspace } from './workspace.ts';

/** A message as Slack's API and events give it. Metadata is only given to those who ask for it. */
export function messageJson(message: Message, workspace: Workspace, withMetadata = false): Fields {
  const { ts, thread, user, text, blocks, metadata, edited, files, reactions } = message;
  const isBot = user === workspace.bot.id;
  const replies = workspace.messages.filter((one) => one.thread === ts && one.visibleTo === undefined);
  return {
    type: 'message',
    user,
    text,
    ts,
    team: workspace.team.id,
    ...(isBot && { bot_id: workspace.botId, app_id: workspace.appId }),
    ...(blocks.length > 0 && { blocks }),
    ...(thread !== undefined && { thread_ts: thread, parent_user_id: workspace.find(message.channel, thread)?.user }),
    ...(replies.length > 0 && { thread_ts: ts, reply_count: replies.length, latest_reply: replies.at(-1)?.ts }),
    ...(edited && { edited: { user, ts } }),
    ...(files && { files }),
    ...(withMetadata && metadata !== undefined && { metadata }),
    ...(reactions.length > 0 && {
      reactions: reactions.map(({ name, users }) => ({ name, users, count: users.length })),
    }),
  };
}

export function viewJson(view: View, workspace: Workspace): Fields {
  const stack = workspace.modals.get(view.user) ?? [];
  const place = stack.indexOf(view);
  return {
    id: view.id,
    team_id: workspace.team.id,
    type: view.kind,
    blocks: view.blocks,
    private_metadata: view.privateMetadata,
    callback_id: view.callbackId,
    state: { values: view.state },
    hash: view.hash,
    title: view.title ?? { type: 'plain_text', text: 'View Title', emoji: true },
    close: view.close ?? null,
    submit: view.submit ?? null,
    clear_on_close: view.clearOnClose,
    notify_on_close: view.notifyOnClose,
    previous_view_id: stack[place - 1]?.id ?? null,
    root_view_id: stack[0]?.id ?? view.id,
    app_id: workspace.appId,
    external_id: view.externalId,
    app_installed_team_id: workspace.team.id,
    bot_id: workspace.botId,
  };
}

export function channelJson(channel: Channel, workspace: Workspace): Fields {
  const { id, name, kind, members, topic } = channel;
  if (kind === 'im') {
    return { id, is_im: true, is_archived: false, user: members.find((member) => member !== workspace.bot.id) };
  }
  return {
    id,
    name,
    name_normalized: name,
    is_channel: true,
    is_im: false,
    is_private: false,
    is_archived: false,
    is_general: name === 'general',
    is_shared: channel.isExternal === true,
    is_ext_shared: channel.isExternal === true,
    is_member: members.includes(workspace.bot.id),
    num_members: members.length,
    topic: { value: topic, creator: '', last_set: 0 },
  };
}

/** The locale is only told to those who ask for it. */
export function userJson(user: User, workspace: Workspace, withLocale = false): Fields {
  const { id, name, realName, isBot, zone = 'Etc/UTC', locale = 'en-US', isAdmin = false, guest } = user;
  return {
    id,
    team_id: workspace.team.id,
    name,
    real_name: realName,
    deleted: false,
    is_bot: isBot,
    is_admin: isAdmin,
    is_owner: false,
    is_primary_owner: false,
    is_restricted: guest !== undefined,
    is_ultra_restricted: guest === 'single',
    tz: zone,
    ...(withLocale && { locale }),
    profile: { real_name: realName, display_name: name },
  };
}

/** What someone wrote, as the rich text that Slack's own composer makes of it. */
export function composed(text: string): Block[] {
  const elements = text
    .split(/(<@[A-Z0-9]+>)/)
    .filter((part) => part !== '')
    .map((part): Fields => {
      const user = /^<@([A-Z0-9]+)>$/.exec(part)?.[1];
      return user === undefined ? { type: 'text', text: part } : { type: 'user', user_id: user };
    });
  return [{ type: 'rich_text', elements: [{ type: 'rich_text_section', elements }] }];
}

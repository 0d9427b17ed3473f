import { asList, asText } from '../fields.ts';
import { SlackError } from '../slack-error.ts';
import { userJson } from '../slack-json.ts';
import { channelOf, joinedChannelOf, type Method, method, page } from './method.ts';

const mostPrompts = 4;

/** Who is who, tokens, reactions, and what an agent shows while it works. */
export const teamMethods: Record<string, Method> = {
  'api.test': method(null, (args) => ({ args }), null),

  'auth.test': method(null, (_args, { workspace, address }) => ({
    url: `${address()}/`,
    team: workspace.team.name,
    user: workspace.bot.name,
    team_id: workspace.team.id,
    user_id: workspace.bot.id,
    bot_id: workspace.botId,
    is_enterprise_install: false,
  })),

  'auth.revoke': method(null, (_args, { tokens }) => {
    tokens.revoke();
    return { revoked: true };
  }),

  'apps.connections.open': method(
    null,
    (_args, { sockets, address }) => ({ url: `${address().replace('http', 'ws')}/link/?ticket=${sockets.ticket()}` }),
    'app',
  ),

  'oauth.v2.access': method(
    null,
    ({ code }, { workspace, tokens }) => {
      if (asText(code) !== 'local') throw new SlackError('invalid_code');
      return {
        access_token: tokens.bot,
        token_type: 'bot',
        scope: tokens.scopes.join(','),
        bot_user_id: workspace.bot.id,
        app_id: workspace.appId,
        team: { id: workspace.team.id, name: workspace.team.name },
        enterprise: null,
        is_enterprise_install: false,
        authed_user: { id: [...workspace.users.keys()][0] },
      };
    },
    null,
  ),

  'team.info': method('team:read', (_args, { workspace }) => ({ team: workspace.team })),

  'users.info': method('users:read', (args, { workspace }) => {
    const user = workspace.users.get(asText(args.user));
    if (user === undefined) throw new SlackError('user_not_found');
    return { user: userJson(user, workspace) };
  }),

  'users.list': method('users:read', (args, { workspace }) => {
    const { items, cursor } = page([...workspace.users.values()], args);
    return {
      members: items.map((user) => userJson(user, workspace)),
      response_metadata: { next_cursor: cursor },
    };
  }),

  'reactions.add': method('reactions:write', (args, platform) => {
    const { workspace } = platform;
    const message = workspace.find(joinedChannelOf(args, platform).id, asText(args.timestamp));
    const name = asText(args.name).replaceAll(':', '');
    if (message === undefined) throw new SlackError('message_not_found');
    if (!/^[a-z0-9_+'-]{1,100}$/.test(name)) throw new SlackError('invalid_name');
    const reaction = message.reactions.find((one) => one.name === name);
    if (reaction?.users.includes(workspace.bot.id)) throw new SlackError('already_reacted');
    if (reaction) reaction.users.push(workspace.bot.id);
    else message.reactions.push({ name, users: [workspace.bot.id] });
    workspace.touch(message);
    return {};
  }),

  'assistant.threads.setStatus': method('chat:write', (args, platform) => {
    const channel = channelOf({ channel: args.channel_id }, platform).id;
    platform.workspace.announce({
      type: 'status',
      channel,
      thread: asText(args.thread_ts),
      status: asText(args.status),
    });
    return {};
  }),

  'assistant.threads.setTitle': method('assistant:write', (args, platform) => {
    channelOf({ channel: args.channel_id }, platform);
    if (asText(args.title) === '') throw new SlackError('invalid_arguments');
    return {};
  }),

  'assistant.threads.setSuggestedPrompts': method('assistant:write', (args, platform) => {
    const channel = channelOf({ channel: args.channel_id }, platform).id;
    const prompts = asList(args.prompts).map(({ title, message }) => ({
      title: asText(title),
      message: asText(message),
    }));
    if (prompts.length === 0 || prompts.length > mostPrompts) throw new SlackError('invalid_arguments');
    // Apps with an agent view set prompts for the whole tab; with a thread the call does nothing, and says ok.
    if (args.thread_ts !== undefined) return {};
    platform.workspace.prompts.set(channel, prompts);
    platform.workspace.announce({ type: 'prompts', channel, prompts });
    return {};
  }),
};

import { asText } from '../fields.ts';
import { SlackError } from '../slack-error.ts';
import { userJson } from '../slack-json.ts';
import { isTrue, joinedChannelOf, type Method, method, page } from './method.ts';

/** Who is who, tokens and reactions. */
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

  'team.info': method('team:read', (_args, { workspace }) => ({ team: workspace.team })),

  'users.info': method('users:read', (args, { workspace }) => {
    const user = workspace.users.get(asText(args.user));
    if (user === undefined) throw new SlackError('user_not_found');
    return { user: userJson(user, workspace, isTrue(args.include_locale)) };
  }),

  'users.list': method('users:read', (args, { workspace }) => {
    const { items, cursor } = page([...workspace.users.values()], args);
    return {
      members: items.map((user) => userJson(user, workspace, isTrue(args.include_locale))),
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
};

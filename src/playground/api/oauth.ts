import { asText } from '../fields.ts';
import type { Platform } from '../platform.ts';
import type { Fields } from '../shapes.ts';
import { SlackError } from '../slack-error.ts';
import { type Method, method } from './method.ts';

/** The organisation that the local workspace belongs to, where somebody installs the app for all of it. */
export const organisation = { id: 'E0LOCAL', name: 'Local organisation' };

/** How an app comes to its token (docs.slack.dev/reference/methods/oauth.v2.access). */
export const oauthMethods: Record<string, Method> = {
  'oauth.v2.access': method(
    null,
    (args, platform) => {
      const [code, clientId, redirectUri] = [args.code, args.client_id, args.redirect_uri].map(asText) as Triple;
      if (clientId === '' || asText(args.client_secret) === '') throw new SlackError('bad_client_secret');
      const { scopes, whole } = platform.consents.take(code, clientId, redirectUri);
      return grantJson(platform, scopes, whole);
    },
    null,
  ),
};

type Triple = [string, string, string];

function grantJson({ workspace, tokens }: Platform, scopes: string[], whole: boolean): Fields {
  tokens.restore();
  return {
    access_token: tokens.bot,
    token_type: 'bot',
    scope: scopes.join(','),
    bot_user_id: workspace.bot.id,
    app_id: workspace.appId,
    team: whole ? null : { id: workspace.team.id, name: workspace.team.name },
    enterprise: whole ? organisation : null,
    is_enterprise_install: whole,
    authed_user: { id: [...workspace.users.keys()][0] },
  };
}

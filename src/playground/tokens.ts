import { makeSecret } from './ids.ts';
import type { Fields } from './shapes.ts';
import { SlackError } from './slack-error.ts';

export type TokenKind = 'bot' | 'app';

export interface Tokens {
  bot: string;
  app: string;
  signingSecret: string;
  /** Of the bot token. */
  scopes: string[];
  /** Throws what Slack says of no token, an unknown one, or one of the other kind or without the scope. */
  check: (token: string | undefined, kind: TokenKind, scope: string | null) => void;
  /** A token for one step of a workflow, as good as the bot's own. */
  lend: () => string;
  revoke: () => void;
  /** The bot token is good again, as after an installation. */
  restore: () => void;
}

/** The secrets of one run of the local workspace. */
export function buildTokens(scopes: string[]): Tokens {
  const bot = `xoxb-${makeSecret(12)}-${makeSecret(24)}`;
  const app = `xapp-1-A0LOCAL-${makeSecret(40)}`;
  const lent = new Set<string>();
  let revoked = false;
  return {
    bot,
    app,
    signingSecret: makeSecret(32),
    scopes,
    check(token, kind, scope) {
      if (token === undefined || token === '') throw new SlackError('not_authed');
      if (token !== bot && token !== app && !lent.has(token)) throw new SlackError('invalid_auth');
      if ((kind === 'app') !== (token === app)) throw new SlackError('not_allowed_token_type');
      if (kind === 'bot' && revoked) throw new SlackError('token_revoked');
      if (kind === 'bot' && scope !== null && !scopes.includes(scope))
        throw new SlackError('missing_scope', missing(scope, scopes));
    },
    lend() {
      const token = `xwfp-${makeSecret(32)}`;
      lent.add(token);
      return token;
    },
    revoke() {
      revoked = true;
    },
    restore() {
      revoked = false;
    },
  };
}

function missing(needed: string, scopes: string[]): Fields {
  return { needed, provided: scopes.join(',') };
}

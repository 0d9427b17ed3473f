import { makeSecret } from './ids.ts';
import { SlackError } from './slack-error.ts';

/** What somebody agreed to on the page that asks whether an app may be installed. */
export interface Consent {
  clientId: string;
  redirectUri: string;
  scopes: string[];
  /** For all workspaces of the organisation. */
  whole: boolean;
}

/** Codes that an app may change for a token, each once. */
export interface Consents {
  give: (consent: Consent) => string;
  /** Throws what Slack says of a code that is unknown, used, or another app's. */
  take: (code: string, clientId: string, redirectUri: string) => Consent;
}

export function buildConsents(): Consents {
  const given = new Map<string, Consent>();
  return {
    give(consent) {
      const code = `${Date.now()}.${Date.now()}.${makeSecret(64)}`;
      given.set(code, consent);
      return code;
    },
    take(code, clientId, redirectUri) {
      const consent = given.get(code);
      if (!consent) throw new SlackError('invalid_code');
      if (consent.clientId !== clientId) throw new SlackError('bad_client_secret');
      if (consent.redirectUri !== redirectUri) throw new SlackError('bad_redirect_uri');
      given.delete(code);
      return consent;
    },
  };
}

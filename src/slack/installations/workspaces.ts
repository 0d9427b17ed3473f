import type { Authorize, Logger } from '@slack/bolt';
import { InstallProvider } from '@slack/oauth';
import type { WebClient, WebClientOptions } from '@slack/web-api';
import type { Route } from '../../web/route.ts';
import { buildClients } from '../clients.ts';
import type { Log } from '../log.ts';
import { neededScopes } from '../scopes.ts';
import { type Grants, NotInstalledError, type Place, storeOfGrants } from './grants.ts';
import { callbackPath, installPath, installRoutes } from './routes.ts';

/** What an app that many workspaces install is known by. */
export interface InstallSettings {
  clientId: string;
  clientSecret: string;
  /** Signs what a browser carries through an installation. */
  stateSecret: string;
  /** "https://bot.example" */
  publicUrl: string;
  /** Slack's own Web API unless set. */
  apiUrl?: string;
}

export interface InstallParts {
  grants: Grants;
  log: Log;
  logger: Logger;
  /** For calls without or with any token. */
  clientOptions: WebClientOptions;
  /** Whether a workspace or organisation may install the bot; all may unless given. */
  allowed?: (place: Place) => boolean;
}

/** The workspaces that installed the app. */
export interface Workspaces {
  /** For Bolt: who the bot is where a delivery comes from. Rotated tokens are renewed on the way. */
  authorize: Authorize<boolean>;
  /** The client of a workspace. Throws where the app is not installed. */
  clientOf: (team: string) => Promise<WebClient>;
  /** The bot token of a workspace; null where the app is not installed. Throws when that cannot be found out. */
  tokenOf: (team: string) => Promise<string | null>;
  /** The pages that a browser is led through. */
  routes: Route[];
  /** Where to send people who want to install it. */
  installAddress: string;
}

/** Slack's client would else repeat calls for half an hour, and wait for each without end. */
const safeOptions: WebClientOptions = {
  allowAbsoluteUrls: false,
  retryConfig: { retries: 0 },
  rejectRateLimitedCalls: true,
  timeout: 10_000,
};

/** Lets workspaces and whole organisations install the app (docs.slack.dev/authentication/installing-with-oauth). */
export function buildWorkspaces(settings: InstallSettings, parts: InstallParts): Workspaces {
  const { clientId, clientSecret, stateSecret, publicUrl, apiUrl } = settings;
  const { grants, logger } = parts;
  const clientOptions = { ...safeOptions, ...parts.clientOptions };
  const provider = new InstallProvider({
    clientId,
    clientSecret,
    stateSecret,
    stateCookieName: 'rareearth-install',
    installationStore: storeOfGrants(grants),
    installUrlOptions: { scopes: neededScopes(), redirectUri: publicUrl + callbackPath },
    directInstall: true,
    clientOptions,
    logger,
    ...(apiUrl !== undefined && { authorizationUrl: new URL('/oauth/v2/authorize', apiUrl).href }),
  });
  const authorize: Authorize<boolean> = (source) => provider.authorize(source);
  const clients = buildClients(authorize, { ...clientOptions, logger });
  return {
    authorize,
    clientOf: (team) => clients(sourceOfTeam(team)),
    async tokenOf(team) {
      try {
        const { botToken } = await authorize(sourceOfTeam(team));
        if (botToken === undefined) throw new Error('the installation has no bot token');
        return botToken;
      } catch (error) {
        // Slack's library wraps whatever the store of installations throws.
        if (error instanceof Error && error.cause instanceof NotInstalledError) return null;
        throw error;
      }
    },
    routes: installRoutes(provider, { ...parts, clientOptions }),
    installAddress: publicUrl + installPath,
  };
}

/** A workspace by its id alone: the grants know the organisation it belongs to. */
function sourceOfTeam(teamId: string) {
  return { teamId, enterpriseId: undefined, isEnterpriseInstall: false };
}

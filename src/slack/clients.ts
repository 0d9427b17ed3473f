import type { Authorize, AuthorizeResult, AuthorizeSourceData } from '@slack/bolt';
import { WebClient, type WebClientOptions } from '@slack/web-api';

/** Where a delivery comes from, as far as the right to answer it depends on it. */
export type Source = AuthorizeSourceData<boolean>;

/** The bot in one workspace. */
export interface Reached {
  client: WebClient;
  /** Slack's id of the bot user there, where it is known. */
  botUserId: string | undefined;
}

/** Gives the bot in the workspace that a delivery comes from. Throws when it is not installed there. */
export type Reach = (source: Source) => Promise<Reached>;
export type ClientOf = (source: Source) => Promise<WebClient>;

/** Where there is one workspace only, it need not be named. */
export const nowhere: Source = { teamId: undefined, enterpriseId: undefined, isEnterpriseInstall: false };

const max = 500;

/** Gives the client alone. */
export function buildClients(authorize: Authorize<boolean>, options: WebClientOptions): ClientOf {
  const reach = buildReach(authorize, options);
  return async (source) => (await reach(source)).client;
}

/** Clients by token and workspace, so that calls with one token share one queue. */
export function buildReach(authorize: Authorize<boolean>, options: WebClientOptions): Reach {
  const clients = new Map<string, WebClient>();
  return async (source) => {
    const { botToken, botUserId, teamId }: AuthorizeResult = await authorize(source);
    if (botToken === undefined) throw new Error('the installation has no bot token');
    // The token of a whole organisation serves many workspaces, and each call has to say which.
    const key = `${botToken} ${teamId ?? ''}`;
    const known = clients.get(key);
    if (known) return { client: known, botUserId };
    // Rotated tokens would else pile up; whoever uses a client that goes keeps it.
    if (clients.size >= max) clients.clear();
    const client = new WebClient(botToken, { ...options, ...(teamId !== undefined && { teamId }) });
    clients.set(key, client);
    return { client, botUserId };
  };
}

interface Authorization {
  team_id?: string | null;
  enterprise_id?: string | null;
  is_enterprise_install?: boolean;
}

/** The source of an event: in a channel shared between workspaces, the one that the bot is installed in. */
export function sourceOf(body: Record<string, unknown>): Source {
  const [first] = (Array.isArray(body.authorizations) ? body.authorizations : []) as Authorization[];
  const { team_id, enterprise_id, is_enterprise_install = false } = first ?? (body as Authorization);
  return {
    teamId: team_id ?? (body.team_id as string | undefined),
    enterpriseId: enterprise_id ?? undefined,
    isEnterpriseInstall: is_enterprise_install,
  };
}

import { WebAPIPlatformError, WebAPIRateLimitedError, WebAPIRequestError } from '@slack/web-api';
import { SettingError } from '../config/setting-error.ts';

/** A setting that Slack does not accept. */
export class SlackSettingError extends SettingError {
  override name = 'SlackSettingError';
}

export type TokenSetting = 'SLACK_BOT_TOKEN' | 'SLACK_APP_TOKEN';

const tips: Record<TokenSetting, string> = {
  SLACK_BOT_TOKEN:
    'Copy the Bot User OAuth Token (xoxb-...) from https://api.slack.com/apps, your app, OAuth & Permissions; install the app to the workspace first.',
  SLACK_APP_TOKEN:
    'Make an app-level token (xapp-...) with the scope connections:write under https://api.slack.com/apps, your app, Basic Information, App-Level Tokens; Socket Mode must be switched on there.',
};

const meanings: Record<string, string> = {
  invalid_auth: 'the token is not valid',
  not_authed: 'no token arrived',
  not_allowed_token_type: 'this is a token of another kind',
  account_inactive: 'the app was removed from the workspace',
  token_revoked: 'the token was revoked',
  token_expired: 'the token has expired',
  missing_scope: 'the token lacks a scope',
  no_permission: 'the token lacks a scope',
  team_disabled: 'the workspace is disabled',
  user_removed_from_team: 'the app was removed from the workspace',
  forbidden_team: 'the workspace does not allow this app',
  team_access_not_granted: 'the app has no access to the workspace',
  org_login_required: 'the workspace is being moved to another organisation',
};

/** The operator's message when Slack refuses a token for good; null for every other failure. */
export function settingError(setting: TokenSetting, error: unknown): SlackSettingError | null {
  if (!(error instanceof WebAPIPlatformError)) return null;
  const { error: code, needed } = error.data as { error: string; needed?: string };
  const meaning = meanings[code];
  if (meaning === undefined) return null;
  const scope = typeof needed === 'string' ? ` (needed: ${needed})` : '';
  return new SlackSettingError(setting, `Slack said ${code}: ${meaning}${scope}`, tips[setting], { cause: error });
}

/** Codes of a connection that was never made: the request cannot have arrived. */
const neverSent = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT', 'ENETUNREACH']);

/**
 * Milliseconds after which a call may be made again without doing it twice, or null when it may have been done, or is
 * refused for good. A time-out, a reset and a 5xx all leave open whether Slack has done it.
 */
export function retryAfter(error: unknown): number | null {
  if (error instanceof WebAPIRateLimitedError) return error.retryAfter * 1_000;
  if (error instanceof WebAPIPlatformError && error.data.error === 'ratelimited') return 1_000;
  if (respondStatus(error) === 429) return 1_000;
  const codes = causes(error).map((cause) => (cause as NodeJS.ErrnoException).code ?? '');
  return codes.some((code) => neverSent.has(code)) ? 500 : null;
}

/** Whether Slack refused the blocks, so that words alone may still pass. */
export function refusesBlocks(error: unknown): boolean {
  const status = respondStatus(error);
  if (status !== null) return status === 400;
  return (
    error instanceof WebAPIPlatformError &&
    ['invalid_blocks', 'invalid_blocks_format', 'msg_blocks_too_long', 'msg_too_long'].includes(error.data.error)
  );
}

/** What a response address answered instead of taking a message. Bolt's own class would bring all of Bolt with it. */
function respondStatus(error: unknown): number | null {
  const { code, statusCode } = (error ?? {}) as { code?: unknown; statusCode?: unknown };
  return code === 'slack_bolt_respond_error' && typeof statusCode === 'number' ? statusCode : null;
}

/** One line for the log: what Slack or the network said. */
export function sayError(error: unknown): string {
  if (error instanceof WebAPIPlatformError) return error.data.error.slice(0, 100);
  const last = causes(error).at(-1);
  return last instanceof Error ? last.message || ((last as NodeJS.ErrnoException).code ?? last.name) : String(error);
}

function causes(error: unknown): unknown[] {
  const chain: unknown[] = [];
  for (let next = error; next instanceof Error && chain.length < 8; ) {
    chain.push(next);
    next = next instanceof WebAPIRequestError ? next.original : next.cause;
  }
  return chain.length === 0 ? [error] : chain;
}

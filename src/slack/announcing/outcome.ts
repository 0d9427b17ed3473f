import { WebAPIPlatformError, WebAPIRateLimitedError } from '@slack/web-api';
import { retryAfter, sayError } from '../failure.ts';
import { NotInstalledError } from '../installations/grants.ts';
import { outcomeOf } from '../outcome.ts';

/** What is known after a post was tried. `busy`: the whole workspace should wait. */
export type PostOutcome =
  | { kind: 'sent'; ts: string }
  | { kind: 'refused'; reason: string; afterMillis: number; busy: boolean }
  | { kind: 'permanent'; reason: string }
  | { kind: 'unknown'; reason: string };

/** What a channel or thread holds of our announcements, oldest first, or why that is not known. */
export type ReadOutcome =
  | { kind: 'read'; found: { id: string; ts: string }[] }
  | { kind: 'failed'; reason: string; afterMillis: number; busy: boolean }
  | { kind: 'unreadable'; reason: string }
  | { kind: 'permanent'; reason: string };

const tokenTrouble = 30_000;

/** The token could not be had, so nothing was called. */
export function notBegun(error: unknown): PostOutcome {
  if (error instanceof NotInstalledError) return { kind: 'permanent', reason: error.message };
  return { kind: 'refused', reason: sayError(error), afterMillis: tokenTrouble, busy: false };
}

/** Waits between half of it more and none, so that several workers do not come back at once. */
function spreadOut(millis: number): number {
  return Math.round(millis * (1 + Math.random() / 2));
}

/** What the error of a post says. */
export function postOutcome(error: unknown): PostOutcome {
  const reason = sayError(error);
  const outcome = outcomeOf(error);
  if (outcome.kind === 'not done')
    return { kind: 'refused', reason, afterMillis: spreadOut(outcome.waitMillis), busy: isBusy(error) };
  return outcome.kind === 'refused' ? { kind: 'permanent', reason } : { kind: 'unknown', reason };
}

const unreadable = ['channel_not_found', 'missing_scope', 'no_permission', 'not_in_channel', 'not_allowed_token_type'];
const gone = ['account_inactive', 'invalid_auth', 'not_authed', 'token_expired', 'token_revoked'];

/** What the error of a reading says. */
export function readOutcome(error: unknown): ReadOutcome {
  const reason = sayError(error);
  if (error instanceof NotInstalledError || isOneOf(error, gone)) return { kind: 'permanent', reason };
  // The thread is gone, and with it whatever was in it.
  if (isOneOf(error, ['thread_not_found'])) return { kind: 'read', found: [] };
  if (isOneOf(error, unreadable)) return { kind: 'unreadable', reason };
  return { kind: 'failed', reason, afterMillis: spreadOut(retryAfter(error) ?? 0), busy: isBusy(error) };
}

function isBusy(error: unknown): boolean {
  return error instanceof WebAPIRateLimitedError || isOneOf(error, ['ratelimited']);
}

/** Whether Slack gave one of these errors. */
export function isOneOf(error: unknown, codes: readonly string[]): boolean {
  return error instanceof WebAPIPlatformError && codes.includes(error.data.error);
}

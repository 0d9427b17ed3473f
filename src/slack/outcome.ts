import { WebAPIPlatformError } from '@slack/web-api';
import { retryAfter, sayError } from './failure.ts';

/** What a failed call says of what Slack has done. */
export type Outcome =
  /** Surely nothing; it may be tried again after so many milliseconds. */
  | { kind: 'not done'; waitMillis: number }
  /** Surely nothing, and it never will: another try changes nothing. */
  | { kind: 'refused'; code: string }
  /** It may have been done, or be done yet. */
  | { kind: 'unknown' };

/**
 * Errors of chat.postMessage after which surely nothing was posted (docs.slack.dev/reference/methods/chat.postMessage).
 * Only these: what Slack's client cannot read it reports as an error of Slack's, with the unreadable text as its code.
 */
const refusals = new Set([
  'account_inactive',
  'as_user_not_supported',
  'cannot_reply_to_message',
  'channel_not_found',
  'duplicate_channel_not_found',
  'ekm_access_denied',
  'enterprise_is_restricted',
  'invalid_arguments',
  'invalid_auth',
  'invalid_blocks',
  'invalid_blocks_format',
  'invalid_metadata_format',
  'invalid_metadata_schema',
  'is_archived',
  'messages_tab_disabled',
  'metadata_must_be_sent_from_app',
  'metadata_too_large',
  'missing_scope',
  'msg_blocks_too_long',
  'msg_too_long',
  'no_permission',
  'no_text',
  'not_allowed_token_type',
  'not_authed',
  'not_in_channel',
  'org_login_required',
  'restricted_action',
  'restricted_action_non_threadable_channel',
  'restricted_action_read_only_channel',
  'restricted_action_thread_locked',
  'restricted_action_thread_only_channel',
  'team_access_not_granted',
  'team_not_found',
  'thread_not_found',
  'token_expired',
  'token_revoked',
  'user_not_in_channel',
]);

/** Reads from the error of a post what has become of it. */
export function outcomeOf(error: unknown): Outcome {
  const waitMillis = retryAfter(error);
  if (waitMillis !== null) return { kind: 'not done', waitMillis };
  if (error instanceof WebAPIPlatformError && refusals.has(error.data.error))
    return { kind: 'refused', code: sayError(error) };
  return { kind: 'unknown' };
}

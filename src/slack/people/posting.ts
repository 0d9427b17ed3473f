import { WebAPIPlatformError, type WebClient } from '@slack/web-api';
import { type Delivery, deliverOnce, type Place } from '../deliver.ts';
import type { Message } from '../limits.ts';
import { outcomeOf } from '../outcome.ts';

/** Marks what follows up an answer, so that it can be found again. */
const updateEvent = 'answer_update';

/** A message that follows up an answer. */
export interface FollowUpPost {
  /** Opaque: others can read it. */
  id: string;
  /** A channel with the thread in it, or a person for their direct message. */
  channel: string;
  thread: string | null;
  message: Message;
  /** It may stand there already, since this moment in milliseconds: look first. */
  mayStandSince: number | null;
}

/** What has become of it. */
export type PostResult =
  | { as: 'sent'; ts: string }
  | { as: 'failed'; error: string }
  | { as: 'again'; millis: number; error: string }
  | { as: 'unknown'; millis: number; error: string };

/** How long after a call without an answer a post may still turn up. */
const settleMillis = 90_000;

/**
 * Posts it, unless it stands there. Where that cannot be seen it is not posted again: a correction that comes twice
 * looks like two.
 */
export async function postFollowUp(post: FollowUpPost, delivery: Delivery): Promise<PostResult> {
  const { id, channel, thread, message, mayStandSince } = post;
  try {
    if (mayStandSince !== null) {
      const found =
        thread === null ? null : await findUpdate(delivery.client, { channel, thread, since: mayStandSince }, id);
      if (found === null) return { as: 'failed', error: 'it may have been posted, and cannot be seen' };
      if (found !== '') return { as: 'sent', ts: found };
    }
  } catch (error) {
    return { as: 'unknown', millis: settleMillis, error: String(error) };
  }
  const place: Place = thread === null ? { kind: 'channel', channel } : { kind: 'thread', channel, thread };
  const metadata = { event_type: updateEvent, event_payload: { update_id: id } };
  try {
    const ts = await deliverOnce(place, { ...message, metadata }, delivery);
    return { as: 'sent', ts: ts ?? '' };
  } catch (error) {
    const outcome = outcomeOf(error);
    if (outcome.kind === 'refused') return { as: 'failed', error: outcome.code };
    if (outcome.kind === 'not done') return { as: 'again', millis: outcome.waitMillis, error: String(error) };
    return { as: 'unknown', millis: settleMillis, error: String(error) };
  }
}

/** Slack's name for the message; '' when it surely is not there, null when the bot may not look. */
async function findUpdate(
  client: WebClient,
  { channel, thread, since }: { channel: string; thread: string; since: number },
  id: string,
): Promise<string | null> {
  let cursor: string | undefined;
  try {
    do {
      const page = await client.conversations.replies({
        channel,
        ts: thread,
        oldest: String(since / 1_000 - 60),
        include_all_metadata: true,
        limit: 200,
        ...(cursor && { cursor }),
      });
      for (const { ts, metadata } of page.messages ?? []) {
        const payload = metadata?.event_type === updateEvent ? metadata.event_payload : undefined;
        if ((payload as { update_id?: unknown } | undefined)?.update_id === id && ts !== undefined) return ts;
      }
      cursor = page.response_metadata?.next_cursor || undefined;
    } while (cursor !== undefined);
    return '';
  } catch (error) {
    if (!(error instanceof WebAPIPlatformError)) throw error;
    return error.data.error === 'thread_not_found' ? '' : null;
  }
}

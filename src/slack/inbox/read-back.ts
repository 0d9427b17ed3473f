import { WebAPIPlatformError, type WebClient } from '@slack/web-api';

/** The metadata of an answer says what it answers: an opaque id, since other apps and members can read it. */
export const answerEvent = 'answer';

/** What marks a message as the answer to a question of the inbox. */
export function answerMetadata(id: string, kind: string) {
  return { event_type: answerEvent, event_payload: { answer_to: id, kind } };
}

/** What is found when looking for an answer. */
export type Found =
  | { kind: 'there'; ts: string; replyKind: string }
  | { kind: 'absent' }
  /** This app may not read there. */
  | { kind: 'unreadable'; code: string };

/** The first message of the thread, and when the answer can have been said at the earliest; both Slack's timestamps. */
interface Where {
  channel: string;
  thread: string;
  oldest: string;
}

const unreadable = new Set([
  'channel_not_found',
  'missing_scope',
  'no_permission',
  'not_allowed_token_type',
  'not_in_channel',
]);
const pageSize = 200;

/**
 * Looks for the answer to a question in its thread (conversations.replies: im:history for direct messages,
 * channels:history or groups:history for channels). Throws where the reading itself fails: then nothing is known.
 */
export async function findAnswer(client: WebClient, { channel, thread, oldest }: Where, id: string): Promise<Found> {
  let cursor: string | undefined;
  try {
    do {
      const {
        messages = [],
        has_more: more,
        response_metadata: rest,
      } = await client.conversations.replies({
        channel,
        ts: thread,
        oldest,
        inclusive: true,
        include_all_metadata: true,
        limit: pageSize,
        ...(cursor && { cursor }),
      });
      for (const { ts, metadata } of messages) {
        const said = metadata?.event_type === answerEvent ? metadata.event_payload : undefined;
        const { answer_to: to, kind } = (said ?? {}) as { answer_to?: unknown; kind?: unknown };
        if (to === id && ts !== undefined) return { kind: 'there', ts, replyKind: String(kind) };
      }
      cursor = rest?.next_cursor || undefined;
      if (more && cursor === undefined) throw new Error('Slack has more of a thread, but does not say where');
    } while (cursor !== undefined);
    return { kind: 'absent' };
  } catch (error) {
    if (!(error instanceof WebAPIPlatformError)) throw error;
    const code = error.data.error;
    if (code === 'thread_not_found' || code === 'message_not_found') return { kind: 'absent' };
    if (unreadable.has(code)) return { kind: 'unreadable', code };
    throw error;
  }
}

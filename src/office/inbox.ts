import type { Claimed, Inbox } from '../slack/inbox/inbox.ts';
import type { GivenAnswer } from '../slack/people/records.ts';
import { claimEvents, finishEvent, insertEvent, postponeEvent, releaseEvents } from '../store/events.ts';
import type { Session, Store } from '../store/session.ts';

export interface InboxOptions {
  /** Names this process. */
  owner: string;
  /** How long a claim holds; every call of Slack's that it makes has to end within. One minute unless set. */
  leaseMillis?: number;
  /** Keeps an answer in the transaction that ends the work on its question. */
  keep?: (session: Session, answer: GivenAnswer) => Promise<void>;
}

const usualLease = 60_000;

/** The inbox over the store: what it accepted outlives the process, and several processes share the work. */
export function buildInbox(store: Store, { owner, leaseMillis = usualLease, keep }: InboxOptions): Inbox {
  return {
    accept: ({ key, team, user, body }) => insertEvent(store, { id: key, event: key, team, user, payload: body }),
    async claim(limit) {
      const rows = await claimEvents(store, { owner, millis: leaseMillis }, limit);
      return rows.map(({ id, attempt, posts, waited, payload }): Claimed => {
        return { id, attempt, maybeAnswered: posts > 1, waited, leaseMillis, body: JSON.parse(payload) };
      });
    },
    finish: (claimed, { answer, error }) =>
      store.transaction(async (session) => {
        const isMine = await finishEvent(session, claimed, error);
        if (isMine && answer) await keep?.(session, answer);
        return isMine;
      }),
    postpone: (claimed, delayMillis, reason, surelyUnsaid) =>
      postponeEvent(store, claimed, delayMillis, reason, surelyUnsaid),
  };
}

/** So long after the end of a process a post of it may still turn up in Slack. */
const settleMillis = 5_000;

/**
 * Frees the questions that a process held which is no more. A file belongs to one process at a time, so whoever opened it
 * knows that nobody else works on them; on a server others may, and only the end of their claims tells.
 *
 * @returns how many
 */
export async function freeQuestions(store: Store, owner: string): Promise<number> {
  return store.kind === 'sqlite' ? releaseEvents(store, owner, settleMillis) : 0;
}

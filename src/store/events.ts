import { sql } from 'kysely';
import type { Claim, Lease } from './claim.ts';
import type { StoredEvent } from './schema.ts';
import type { Session, Store } from './session.ts';

export interface IncomingEvent {
  /** What one thing to do is named by, however many events tell of it; made of team and event unless given. */
  id?: string;
  team: string;
  /** Slack's id of it. */
  event: string;
  user?: string;
  payload: unknown;
}

/** Keeps what Slack sent, before Slack is told that it was received. False when it was sent before. */
export async function insertEvent({ db, now }: Session, incoming: IncomingEvent): Promise<boolean> {
  const { team, event, user, payload, id = `${team}/${event}` } = incoming;
  const [row] = await db
    .insertInto('events')
    .values({
      id,
      team_id: team,
      event_id: event,
      user_id: user ?? null,
      payload: JSON.stringify(payload),
      status: 'received',
      attempt: 0,
      lease_owner: null,
      lease_until: null,
      not_before: now(),
      received_at: now(),
      finished_at: null,
      last_error: null,
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returning('id')
    .execute();
  return row !== undefined;
}

/** An event that a worker holds. */
export interface ClaimedEvent extends StoredEvent {
  /** Milliseconds since it was received. */
  waited: number;
}

/**
 * Takes the oldest events that wait for work, or whose worker was not heard of again. With `posts` above 1 an answer
 * may already have been posted: look before posting.
 */
export async function claimEvents(store: Store, lease: Lease, limit: number): Promise<ClaimedEvent[]> {
  return store.transaction(async ({ kind, db, now }) => {
    const due = await db
      .selectFrom('events')
      .select('id')
      .where((eb) =>
        eb.or([
          eb.and([eb('status', '=', 'received'), eb('not_before', '<=', now())]),
          eb.and([eb('status', '=', 'working'), eb('lease_until', '<', now())]),
        ]),
      )
      .orderBy('received_at')
      .limit(limit)
      .$if(kind === 'postgres', (query) => query.forUpdate().skipLocked())
      .execute();
    if (due.length === 0) return [];
    const claimed = await db
      .updateTable('events')
      .set((eb) => ({
        status: 'working',
        attempt: eb('attempt', '+', 1),
        posts: eb('posts', '+', 1),
        lease_owner: lease.owner,
        lease_until: now(lease.millis),
      }))
      .where(
        'id',
        'in',
        due.map(({ id }) => id),
      )
      .returningAll()
      .returning(sql<number>`${now()} - received_at`.as('waited'))
      .execute();
    return claimed.sort((a, b) => a.received_at - b.received_at);
  });
}

/**
 * Shortens what other workers hold, when it is known that none of them works any more: then it is anybody's.
 *
 * @param settleMillis how long a post that they had just made may still turn up
 * @returns how many events
 */
export async function releaseEvents({ db, now }: Session, owner: string, settleMillis: number): Promise<number> {
  const released = await db
    .updateTable('events')
    .set({ lease_until: now(settleMillis) })
    .where('status', '=', 'working')
    .where('lease_owner', '!=', owner)
    .where('lease_until', '>', now(settleMillis))
    .returning('id')
    .execute();
  return released.length;
}

/**
 * Ends the work on an event, and drops its payload. Belongs into the transaction that records the answer.
 *
 * @returns false when the claim was lost; whoever has it now does the work
 */
export async function finishEvent(session: Session, claim: Claim, error?: string): Promise<boolean> {
  const { db, now } = session;
  const [row] = await db
    .updateTable('events')
    .set({
      status: error === undefined ? 'done' : 'failed',
      payload: '{}',
      user_id: null,
      lease_until: null,
      finished_at: now(),
      last_error: error ?? null,
    })
    .where('id', '=', claim.id)
    .where('attempt', '=', claim.attempt)
    .where('status', '=', 'working')
    .returning('id')
    .execute();
  return row !== undefined;
}

/**
 * Puts an event back, to be tried again after a while.
 *
 * @param surelyUnsaid this attempt has posted nothing
 * @returns false when the claim was lost
 */
export async function postponeEvent(
  { db, now }: Session,
  claim: Claim,
  delayMillis: number,
  error: string,
  surelyUnsaid = false,
): Promise<boolean> {
  const [row] = await db
    .updateTable('events')
    .set((eb) => ({
      status: 'received',
      posts: eb('posts', '-', surelyUnsaid ? 1 : 0),
      not_before: now(delayMillis),
      lease_until: null,
      last_error: error,
    }))
    .where('id', '=', claim.id)
    .where('attempt', '=', claim.attempt)
    .where('status', '=', 'working')
    .returning('id')
    .execute();
  return row !== undefined;
}

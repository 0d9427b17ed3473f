import type { Claim, Lease } from './claim.ts';
import type { FollowUp } from './schema.ts';
import type { Session, Store } from './session.ts';

/** What is to be said after an answer, and to whom. */
export interface PlannedFollowUp {
  /** Names what it tells, so that it is told once. */
  id: string;
  /** `update`: an answer no longer holds; `known`: a question can be answered now. */
  kind: 'update' | 'known';
  team: string;
  user: string;
  answer: string | null;
  /** A channel, or the person, for a direct message. */
  channel: string;
  thread: string | null;
  /** The message as it will be posted; nothing changes it later. */
  body: string;
}

/** Plans it once. False when it was planned before. */
export async function planFollowUp({ db, now }: Session, plan: PlannedFollowUp): Promise<boolean> {
  const { id, kind, team, user, answer, channel, thread, body } = plan;
  const [row] = await db
    .insertInto('follow_ups')
    .values({
      id,
      kind,
      team_id: team,
      user_id: user,
      answer_id: answer,
      channel_id: channel,
      thread_ts: thread,
      body,
      status: 'pending',
      attempt: 0,
      lease_owner: null,
      lease_until: null,
      not_before: now(),
      posted_at: null,
      ts: null,
      last_error: null,
      created_at: now(),
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .execute();
  return row !== undefined;
}

/**
 * Takes what is due, and what a worker took and was not heard of again. Where `posted_at` was set before, it may have
 * been posted: look before posting. The commit comes before the post, so whatever happens later, the try is on record.
 */
export async function claimFollowUps(
  store: Store,
  lease: Lease,
  limit: number,
): Promise<(FollowUp & { mayBePosted: boolean })[]> {
  return store.transaction(async ({ kind, db, now }) => {
    const due = await db
      .selectFrom('follow_ups')
      .select(['id', 'posted_at'])
      .where((eb) =>
        eb.or([
          eb.and([eb('status', '=', 'pending'), eb('not_before', '<=', now())]),
          eb.and([eb('status', '=', 'sending'), eb('lease_until', '<', now())]),
        ]),
      )
      .orderBy('created_at')
      .orderBy('id')
      .limit(limit)
      .$if(kind === 'postgres', (query) => query.forUpdate().skipLocked())
      .execute();
    if (due.length === 0) return [];
    const tried = new Map(due.map(({ id, posted_at }) => [id, posted_at !== null]));
    const claimed = await db
      .updateTable('follow_ups')
      .set((eb) => ({
        status: 'sending' as const,
        attempt: eb('attempt', '+', 1),
        lease_owner: lease.owner,
        lease_until: now(lease.millis),
        posted_at: now(),
      }))
      .where('id', 'in', [...tried.keys()])
      .returningAll()
      .execute();
    return claimed.map((row) => ({ ...row, mayBePosted: tried.get(row.id) ?? false }));
  });
}

/** How work on it ended. */
export type FollowUpEnd =
  | { as: 'sent'; ts: string }
  | { as: 'failed'; error: string }
  /** Surely not posted: again after a while. */
  | { as: 'again'; millis: number; error: string }
  /** Perhaps posted: looked for after a while. */
  | { as: 'unknown'; millis: number; error: string };

/** @returns false when the claim was lost; whoever has it now does the work */
export async function endFollowUp({ db, now }: Session, claim: Claim, end: FollowUpEnd): Promise<boolean> {
  const [row] = await db
    .updateTable('follow_ups')
    .set({
      lease_until: null,
      ...(end.as === 'sent' && { status: 'sent' as const, ts: end.ts, last_error: null, body: '' }),
      ...(end.as === 'failed' && { status: 'failed' as const, last_error: end.error }),
      ...(end.as === 'again' && {
        status: 'pending' as const,
        posted_at: null,
        not_before: now(end.millis),
        last_error: end.error,
      }),
      ...(end.as === 'unknown' && { status: 'pending' as const, not_before: now(end.millis), last_error: end.error }),
    })
    .where('id', '=', claim.id)
    .where('attempt', '=', claim.attempt)
    .where('status', '=', 'sending')
    .returning('id')
    .execute();
  return row !== undefined;
}

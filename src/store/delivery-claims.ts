import { readBodies } from './announcements.ts';
import type { Claim, Lease } from './claim.ts';
import { dueDeliveries, isQuiet } from './delivery-queue.ts';
import type { Delivery } from './schema.ts';
import type { Session, Store } from './session.ts';

/** A delivery and the message to post. */
export interface ClaimedDelivery extends Delivery {
  body: string;
}

/**
 * Takes deliveries to post them, one for a channel. The commit comes before the post, so whatever happens later, it is
 * on record that the post was tried. Post within the lease or put the delivery back.
 */
export async function claimDeliveries(store: Store, lease: Lease, limit: number): Promise<ClaimedDelivery[]> {
  return store.transaction(async (session) => {
    const { kind, db, now } = session;
    const ids = await dueDeliveries(session, limit);
    if (ids.length === 0) return [];
    const claimed = await db
      .updateTable('deliveries')
      .set((eb) => ({
        status: 'sending',
        attempt: eb('attempt', '+', 1),
        posts: eb('posts', '+', 1),
        lease_owner: lease.owner,
        lease_until: now(lease.millis),
        first_post_at: eb.fn.coalesce('first_post_at', now()),
        last_post_at: now(),
        thread_ts: eb
          .case()
          .when('correction', '<>', '')
          .then(
            eb
              .selectFrom('deliveries as corrected')
              .select('corrected.ts')
              .whereRef('corrected.id', '=', 'deliveries.after_id'),
          )
          .end(),
      }))
      .where('id', 'in', (eb) =>
        eb
          .selectFrom('deliveries as due')
          .select('due.id')
          .where('due.id', 'in', ids)
          .where('due.status', '=', 'pending')
          .where('due.not_before', '<=', now())
          .$if(kind === 'postgres', (query) => query.forUpdate().skipLocked()),
      )
      // Another worker may have posted there since this one looked.
      .where(isQuiet(session))
      .returningAll()
      .execute();
    const bodies = await readBodies(session, [...new Set(claimed.flatMap((row) => row.announcement_id ?? []))]);
    return claimed.map((row) => ({ ...row, body: bodies.get(row.announcement_id ?? '')?.[row.part] ?? '' }));
  });
}

/** Puts a delivery back that surely was not posted. False when the claim was lost. */
export async function releaseDelivery(
  { db, now }: Session,
  claim: Claim,
  delayMillis: number,
  reason: string,
): Promise<boolean> {
  const [row] = await db
    .updateTable('deliveries')
    .set((eb) => ({
      status: 'pending',
      posts: eb('posts', '-', 1),
      lease_until: null,
      not_before: now(delayMillis),
      last_error: reason,
    }))
    .where('id', '=', claim.id)
    .where('attempt', '=', claim.attempt)
    .where('status', '=', 'sending')
    .returning('id')
    .execute();
  return row !== undefined;
}

/**
 * Lets nothing go to a workspace for a while, after Slack said that it was too much.
 *
 * @param waiting `pending` for posts, `unknown` for readings
 */
export async function postponeDeliveries(
  store: Store,
  team: string,
  delayMillis: number,
  waiting: 'pending' | 'unknown' = 'pending',
): Promise<void> {
  const { kind, db, now } = store;
  await db
    .updateTable('deliveries')
    .set({ not_before: now(delayMillis) })
    .where('id', 'in', (eb) =>
      eb
        .selectFrom('deliveries as behind')
        .select('behind.id')
        .where('behind.team_id', '=', team)
        .where('behind.status', '=', waiting)
        .where('behind.not_before', '<', now(delayMillis))
        // But for those that somebody is just claiming: two such moves could block each other.
        .$if(kind === 'postgres', (query) => query.forUpdate().skipLocked()),
    )
    .execute();
}

import type { ExpressionBuilder } from 'kysely';
import type { Claim, Lease } from './claim.ts';
import type { Database, Delivery } from './schema.ts';
import type { Session, Store } from './session.ts';

export interface CheckLease extends Lease {
  /** How long after the end of a lease a post may still turn up. */
  settleMillis: number;
}

/**
 * Takes all deliveries of one channel of which nobody knows whether they were posted, to look for them: one reading of
 * the channel settles them all. Looking never posts.
 */
export async function takeForCheck(store: Store, lease: CheckLease): Promise<Delivery[]> {
  return store.transaction(async ({ kind, db, now }) => {
    const isDue = (eb: ExpressionBuilder<Database, 'deliveries'>) =>
      eb.or([
        eb.and([eb('status', '=', 'unknown'), eb('not_before', '<=', now())]),
        // Their worker died, or was frozen for longer than its lease.
        eb.and([eb('status', '=', 'sending'), eb('lease_until', '<', now(-lease.settleMillis))]),
        eb.and([eb('status', '=', 'checking'), eb('lease_until', '<', now())]),
      ]);
    const open = db
      .selectFrom('deliveries')
      .select(['id', 'team_id', 'channel_id'])
      .where(isDue)
      .orderBy('not_before')
      .$if(kind === 'postgres', (query) => query.forUpdate().skipLocked());

    const first = await open.limit(1).executeTakeFirst();
    if (!first) return [];
    const all = await open.where('team_id', '=', first.team_id).where('channel_id', '=', first.channel_id).execute();
    return db
      .updateTable('deliveries')
      .set((eb) => ({
        status: 'checking',
        attempt: eb('attempt', '+', 1),
        lease_owner: lease.owner,
        lease_until: now(lease.millis),
      }))
      .where(
        'id',
        'in',
        all.map(({ id }) => id),
      )
      .returningAll()
      .execute();
  });
}

/** Puts a delivery back to be posted, after a full reading did not find it. False when the claim was lost. */
export async function markNotThere({ db, now }: Session, claim: Claim): Promise<boolean> {
  const [row] = await db
    .updateTable('deliveries')
    .set({ status: 'pending', lease_until: null, not_before: now() })
    .where('id', '=', claim.id)
    .where('attempt', '=', claim.attempt)
    .where('status', '=', 'checking')
    .returning('id')
    .execute();
  return row !== undefined;
}

/** Keeps a delivery until a person says whether it is there, since the channel cannot be read. False when the claim was lost. */
export async function markHeld({ db }: Session, claim: Claim, reason: string): Promise<boolean> {
  const [row] = await db
    .updateTable('deliveries')
    .set({ status: 'held', lease_until: null, last_error: reason })
    .where('id', '=', claim.id)
    .where('attempt', '=', claim.attempt)
    .where('status', '=', 'checking')
    .returning('id')
    .execute();
  return row !== undefined;
}

/** Takes one delivery that was tried more than once, to look for copies. Comes back after the lease unless finished. */
export async function takeForSweep(store: Store, lease: Lease): Promise<Delivery | null> {
  return store.transaction(async ({ kind, db, now }) => {
    const due = await db
      .selectFrom('deliveries')
      .select('id')
      .where('status', '=', 'sent')
      .where('sweep_at', '<=', now())
      .orderBy('sweep_at')
      .limit(1)
      .$if(kind === 'postgres', (query) => query.forUpdate().skipLocked())
      .executeTakeFirst();
    if (!due) return null;
    const [taken] = await db
      .updateTable('deliveries')
      .set((eb) => ({
        attempt: eb('attempt', '+', 1),
        lease_owner: lease.owner,
        lease_until: now(lease.millis),
        sweep_at: now(lease.millis),
      }))
      .where('id', '=', due.id)
      .returningAll()
      .execute();
    return taken ?? null;
  });
}

/** Notes which of several copies stays; the others are gone. False when the claim was lost. */
export async function markSwept({ db }: Session, claim: Claim, ts: string): Promise<boolean> {
  const [row] = await db
    .updateTable('deliveries')
    .set({ sweep_at: null, lease_until: null, ts })
    .where('id', '=', claim.id)
    .where('attempt', '=', claim.attempt)
    .where('status', '=', 'sent')
    .returning('id')
    .execute();
  return row !== undefined;
}

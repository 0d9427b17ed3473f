import { recordAudit } from './audit.ts';
import type { Claim, Lease } from './claim.ts';
import type { Delivery } from './schema.ts';
import type { Session, Store } from './session.ts';

/** What a subscription is to be told on one of its days. */
export interface PlannedDelivery {
  subscription: { id: string; team_id: string; channel_id: string };
  /** YYYY-MM-DD in the subscription's zone. */
  day: string;
  /** `empty` when there is nothing to tell, `missed` when it is too late; neither is sent. */
  status: 'pending' | 'empty' | 'missed';
  /** As it will be posted; nothing changes it later. */
  body: string;
  /** The changes it tells, both ends included. */
  fromSeq: number;
  toSeq: number;
  /** Spreads the posts of a busy minute. */
  delayMillis?: number;
}

/** Plans a delivery once, whoever else plans the same. False when it was planned before. */
export async function planDelivery({ db, now }: Session, plan: PlannedDelivery): Promise<boolean> {
  const { subscription, day, status, body, fromSeq, toSeq, delayMillis = 0 } = plan;
  const [row] = await db
    .insertInto('deliveries')
    .values({
      id: `${subscription.id}:${day}`,
      subscription_id: subscription.id,
      team_id: subscription.team_id,
      channel_id: subscription.channel_id,
      local_date: day,
      body,
      from_seq: fromSeq,
      to_seq: toSeq,
      status,
      attempt: 0,
      posts: 0,
      not_before: now(delayMillis),
      created_at: now(),
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .execute();
  return row !== undefined;
}

/**
 * Takes deliveries to post them. The commit comes before the post, so whatever happens later, it is on record that the
 * post was tried. Post within the lease or put the delivery back.
 */
export async function claimDeliveries(store: Store, lease: Lease, limit: number): Promise<Delivery[]> {
  return store.transaction(async ({ kind, db, now }) => {
    const due = await db
      .selectFrom('deliveries')
      .select('id')
      .where('status', '=', 'pending')
      .where('not_before', '<=', now())
      .where('subscription_id', 'in', (eb) =>
        eb.selectFrom('subscriptions').select('subscriptions.id').where('subscriptions.status', '=', 'active'),
      )
      .orderBy('not_before')
      .limit(limit)
      .$if(kind === 'postgres', (query) => query.forUpdate().skipLocked())
      .execute();
    if (due.length === 0) return [];
    return db
      .updateTable('deliveries')
      .set((eb) => ({
        status: 'sending',
        attempt: eb('attempt', '+', 1),
        posts: eb('posts', '+', 1),
        lease_owner: lease.owner,
        lease_until: now(lease.millis),
        first_post_at: eb.fn.coalesce('first_post_at', now()),
        last_post_at: now(),
      }))
      .where(
        'id',
        'in',
        due.map(({ id }) => id),
      )
      .returningAll()
      .execute();
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

/** Notes that nobody knows whether it was posted. It is looked for after the delay. False when the claim was lost. */
export async function markUnknown(
  { db, now }: Session,
  claim: Claim,
  delayMillis: number,
  reason: string,
): Promise<boolean> {
  const [row] = await db
    .updateTable('deliveries')
    .set({ status: 'unknown', lease_until: null, not_before: now(delayMillis), last_error: reason })
    .where('id', '=', claim.id)
    .where('attempt', '=', claim.attempt)
    .where('status', 'in', ['sending', 'checking'])
    .returning('id')
    .execute();
  return row !== undefined;
}

/**
 * Notes that it was posted, that its changes were told, and when to look for copies, if it may have been posted more
 * than once. False when the claim was lost.
 */
export async function markSent(store: Store, claim: Claim, ts: string, sweepMillis: number): Promise<boolean> {
  return store.transaction(async (session) => {
    const { db, now } = session;
    const [row] = await db
      .updateTable('deliveries')
      .set((eb) => ({
        status: 'sent',
        ts,
        lease_until: null,
        last_error: null,
        sweep_at: eb.case().when('posts', '>', 1).then(now(sweepMillis)).end(),
      }))
      .where('id', '=', claim.id)
      .where('attempt', '=', claim.attempt)
      .where('status', 'in', ['sending', 'checking'])
      .returning(['subscription_id', 'team_id', 'channel_id', 'to_seq'])
      .execute();
    if (!row) return false;
    await db
      .updateTable('subscriptions')
      .set({ announced_seq: row.to_seq, updated_at: now() })
      .where('id', '=', row.subscription_id)
      .where('announced_seq', '<', row.to_seq)
      .execute();
    await recordAudit(session, { action: 'announce', subject: claim.id, team: row.team_id, detail: row.channel_id });
    return true;
  });
}

/** Gives a delivery up that Slack refuses for good, and pauses its subscription. False when the claim was lost. */
export async function markFailed(store: Store, claim: Claim, reason: string): Promise<boolean> {
  return store.transaction(async (session) => {
    const { db, now } = session;
    const [row] = await db
      .updateTable('deliveries')
      .set({ status: 'failed', lease_until: null, last_error: reason })
      .where('id', '=', claim.id)
      .where('attempt', '=', claim.attempt)
      .where('status', 'in', ['sending', 'checking'])
      .returning(['subscription_id', 'team_id'])
      .execute();
    if (!row) return false;
    await db
      .updateTable('subscriptions')
      .set({ status: 'paused', reason, updated_at: now() })
      .where('id', '=', row.subscription_id)
      .execute();
    await recordAudit(session, { action: 'give up', subject: claim.id, team: row.team_id, detail: reason });
    return true;
  });
}

/** Lets nothing go to a workspace for a while, after Slack said that it was too much. */
export async function postponeDeliveries({ db, now }: Session, team: string, delayMillis: number): Promise<void> {
  await db
    .updateTable('deliveries')
    .set({ not_before: now(delayMillis) })
    .where('team_id', '=', team)
    .where('status', '=', 'pending')
    .where('not_before', '<', now(delayMillis))
    .execute();
}

/** How many deliveries are in each state. */
export async function countDeliveries({ db }: Session): Promise<{ status: Delivery['status']; count: number }[]> {
  return db
    .selectFrom('deliveries')
    .select(({ fn }) => ['status', fn.countAll<number>().as('count')])
    .groupBy('status')
    .orderBy('status')
    .execute();
}

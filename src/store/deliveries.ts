import { recordAudit } from './audit.ts';
import type { Claim } from './claim.ts';
import type { Delivery, Subscription } from './schema.ts';
import type { Session, Store } from './session.ts';

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
      .returningAll()
      .execute();
    if (row) await recordTold(session, row);
    return row !== undefined;
  });
}

/** Moves a subscription on when the last message of an announcement has arrived. */
export async function recordTold(session: Session, delivery: Delivery): Promise<void> {
  const { db, now } = session;
  const { id, subscription_id, team_id: team, channel_id: detail, correction, to_seq, local_date } = delivery;
  const isCorrection = correction !== '';
  await recordAudit(session, { action: isCorrection ? 'correct' : 'announce', subject: id, team, detail });
  if (isCorrection) return;
  const next = await db.selectFrom('deliveries').select('id').where('after_id', '=', id).where('correction', '=', '');
  if (await next.executeTakeFirst()) return;
  await db
    .updateTable('subscriptions')
    .set((eb) => ({
      announced_seq: eb
        .case()
        .when('announced_seq', '<', to_seq)
        .then(eb.cast<number>(eb.val(to_seq), 'bigint'))
        .else(eb.ref('announced_seq'))
        .end(),
      told_day: eb
        .case()
        .when(eb.fn.coalesce('told_day', eb.val('')), '<', local_date)
        .then(eb.val(local_date))
        .else(eb.ref('told_day'))
        .end(),
      updated_at: now(),
    }))
    .where('id', '=', subscription_id)
    .execute();
}

/**
 * Gives a delivery up that Slack refuses for good, and pauses its subscription, unless it only corrects something.
 *
 * @returns the subscription that was paused by it; null when none was, or the claim was lost
 */
export async function markFailed(store: Store, claim: Claim, reason: string): Promise<Subscription | null> {
  return store.transaction(async (session) => {
    const { db, now } = session;
    const [row] = await db
      .updateTable('deliveries')
      .set({ status: 'failed', lease_until: null, last_error: reason })
      .where('id', '=', claim.id)
      .where('attempt', '=', claim.attempt)
      .where('status', 'in', ['sending', 'checking'])
      .returning(['subscription_id', 'team_id', 'correction'])
      .execute();
    if (!row) return null;
    await recordAudit(session, { action: 'give up', subject: claim.id, team: row.team_id, detail: reason });
    if (row.correction !== '') return null;
    const [paused] = await db
      .updateTable('subscriptions')
      .set({ status: 'paused', reason, updated_at: now() })
      .where('id', '=', row.subscription_id)
      .where('status', '=', 'active')
      .returningAll()
      .execute();
    return paused ?? null;
  });
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

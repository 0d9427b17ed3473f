import { randomUUID } from 'node:crypto';
import type { DeliveryStatus } from './schema.ts';
import type { Session } from './session.ts';

/** What a subscription is to be told on one of its days. */
export interface PlannedDelivery {
  subscription: { id: string; team_id: string; channel_id: string };
  /** YYYY-MM-DD in the subscription's zone. */
  day: string;
  /** `empty` when there is nothing to tell, `missed` when it is too late; neither is sent. */
  status: 'pending' | 'review' | 'empty' | 'missed';
  /** What it says, and in how many messages; null when it is not sent. */
  announcement: { id: string; parts: number } | null;
  /** The changes it tells, both ends included. */
  fromSeq: number;
  toSeq: number;
  /** Spreads the posts of a busy minute. */
  delayMillis?: number;
  /** Where it corrects another delivery: that one's id, and a name for what is corrected. */
  corrects?: { delivery: string; name: string };
}

/** States of a delivery that may still be told. */
export const openStates = [
  'review',
  'pending',
  'sending',
  'unknown',
  'checking',
  'held',
] as const satisfies DeliveryStatus[];

/** Rows of one statement: both databases have a limit on values. */
const rowsAtOnce = 500;

/**
 * Plans deliveries once, whoever else plans the same; belongs into a transaction. Those with nothing to tell move their
 * subscription on at once.
 *
 * @returns those that were not planned before
 */
export async function planDeliveries(session: Session, plans: readonly PlannedDelivery[]): Promise<PlannedDelivery[]> {
  const done: PlannedDelivery[] = [];
  for (let start = 0; start < plans.length; start += rowsAtOnce) {
    done.push(...(await planSome(session, plans.slice(start, start + rowsAtOnce))));
  }
  return done;
}

async function planSome(session: Session, plans: readonly PlannedDelivery[]): Promise<PlannedDelivery[]> {
  const { db, now } = session;
  const named = plans.map((plan) => ({ plan, id: randomUUID() }));
  const rowOf = (plan: PlannedDelivery, id: string, part: number, after: string | null) => ({
    id,
    subscription_id: plan.subscription.id,
    team_id: plan.subscription.team_id,
    channel_id: plan.subscription.channel_id,
    local_date: plan.day,
    part,
    correction: plan.corrects ? `${plan.corrects.delivery}:${plan.corrects.name}` : '',
    announcement_id: plan.announcement?.id ?? null,
    after_id: after,
    from_seq: plan.fromSeq,
    to_seq: plan.toSeq,
    status: plan.status,
    attempt: 0,
    posts: 0,
    not_before: now(plan.delayMillis ?? 0),
    created_at: now(),
  });
  const planned = await db
    .insertInto('deliveries')
    .values(named.map(({ plan, id }) => rowOf(plan, id, 0, plan.corrects?.delivery ?? null)))
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .execute();
  const ids = new Set(planned.map(({ id }) => id));
  const own = named.filter(({ id }) => ids.has(id));

  const later = own.flatMap(({ plan, id }) => {
    let before: string = id;
    return Array.from({ length: (plan.announcement?.parts ?? 1) - 1 }, (_, index) => {
      const row = rowOf(plan, randomUUID(), index + 1, before);
      before = row.id;
      return row;
    });
  });
  for (let start = 0; start < later.length; start += rowsAtOnce) {
    await db
      .insertInto('deliveries')
      .values(later.slice(start, start + rowsAtOnce))
      .execute();
  }
  await passOver(
    session,
    own.map(({ plan }) => plan).filter(({ status }) => status === 'empty'),
  );
  return own.map(({ plan }) => plan);
}

/** Moves the subscriptions on that had nothing to be told. */
async function passOver({ db, now }: Session, plans: readonly PlannedDelivery[]): Promise<void> {
  const groups = new Map<string, PlannedDelivery[]>();
  for (const plan of plans) {
    const key = `${plan.day} ${plan.toSeq}`;
    groups.set(key, [...(groups.get(key) ?? []), plan]);
  }
  for (const group of groups.values()) {
    const { day, toSeq } = group[0] as PlannedDelivery;
    await db
      .updateTable('subscriptions')
      .set({ announced_seq: toSeq, told_day: day, updated_at: now() })
      .where(
        'id',
        'in',
        group.map(({ subscription }) => subscription.id),
      )
      .execute();
  }
}

/** Which subscriptions have a plan for which of some days, as "<subscription> <day>". */
export async function plannedDays({ db }: Session, days: readonly string[]): Promise<Set<string>> {
  if (days.length === 0) return new Set();
  const rows = await db
    .selectFrom('deliveries')
    .select(['subscription_id', 'local_date'])
    .where('local_date', 'in', [...days])
    .where('correction', '=', '')
    .where('part', '=', 0)
    .execute();
  return new Set(rows.map((row) => `${row.subscription_id} ${row.local_date}`));
}

/** What is under way to a subscription. */
export interface Underway {
  /** It is still to be seen how it ends. */
  busy: boolean;
  /** How far the channel was told if what is held did arrive; null when nothing is held. */
  held: { day: string; seq: number } | null;
}

/** What is under way, by the ids of the subscriptions. */
export async function deliveriesUnderway({ db }: Session): Promise<Map<string, Underway>> {
  const rows = await db
    .selectFrom('deliveries')
    .select(({ fn }) => ['subscription_id', 'status', fn.max('local_date').as('day'), fn.max('to_seq').as('seq')])
    .where('status', 'in', [...openStates])
    .where('correction', '=', '')
    .groupBy(['subscription_id', 'status'])
    .execute();
  const underway = new Map<string, Underway>();
  for (const { subscription_id: id, status, day, seq } of rows) {
    const { busy = false, held = null } = underway.get(id) ?? {};
    underway.set(id, status === 'held' ? { busy, held: { day, seq } } : { busy: true, held });
  }
  return underway;
}

/**
 * Gives up what was planned so long ago that nobody waits for it any more and was surely never posted; what it would
 * have told goes into the next one. Whatever was to follow one that is not sent goes with it.
 *
 * @returns how many were given up
 */
export async function expireDeliveries({ db, now }: Session, afterMillis: number): Promise<number> {
  let count = 0;
  const stale = await db
    .updateTable('deliveries')
    .set({ status: 'missed' })
    .where('status', 'in', ['pending', 'review'])
    .where('posts', '=', 0)
    .where('after_id', 'is', null)
    .where('created_at', '<', now(-afterMillis))
    .returning('id')
    .execute();
  count += stale.length;
  for (;;) {
    const followers = await db
      .updateTable('deliveries')
      .set({ status: 'missed' })
      .where('status', 'in', ['pending', 'review'])
      .where('after_id', 'in', (eb) =>
        eb
          .selectFrom('deliveries as before')
          .select('before.id')
          .where('before.status', 'in', ['failed', 'missed', 'withheld']),
      )
      .returning('id')
      .execute();
    if (followers.length === 0) return count;
    count += followers.length;
  }
}

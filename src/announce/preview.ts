import type { KnowledgeBase } from '../core/base.ts';
import { allEntries } from '../core/changes.ts';
import type { Day } from '../core/day.ts';
import type { Reply } from '../core/reply.ts';
import { readFilter } from '../core/subscription.ts';
import { numberedChanges } from '../store/announced.ts';
import { deliveriesUnderway } from '../store/delivery-plans.ts';
import type { Subscription } from '../store/schema.ts';
import { type Store, storeTime } from '../store/session.ts';
import { activeSubscriptions } from '../store/subscriptions.ts';
import { localDay } from './due-time.ts';
import { digestOf, tellingOf } from './telling.ts';

/** What a subscription would be told. */
export interface Preview {
  subscription: Subscription;
  reply: Reply & { kind: 'digest' };
}

/**
 * What each active subscription would be told on a day, by what it has been told so far. Changes nothing.
 *
 * @param on today in each zone unless set
 * @param channel only that one
 */
export async function previewDigests(
  store: Store,
  base: KnowledgeBase,
  { on, channel }: { on?: Day | undefined; channel?: string | undefined },
): Promise<Preview[]> {
  const [now, numbered, underway] = [
    await storeTime(store),
    await numberedChanges(store),
    await deliveriesUnderway(store),
  ];
  const known = new Set(numbered.map(({ change }) => change));
  // What no running bot has noticed yet is noticed before the next announcement.
  const unseen = numbered.length === 0 ? [] : allEntries(base).filter(({ id }) => !known.has(id));
  const changes = [...numbered, ...unseen.map(({ id }) => ({ seq: Number.MAX_SAFE_INTEGER, change: id }))];
  const wanted = (await activeSubscriptions(store)).filter(
    (one) => channel === undefined || one.channel_id === channel,
  );
  return wanted.map((subscription) => {
    const day = on ?? localDay(now, subscription.zone);
    const occasion = { subscription, filter: readFilter(subscription.filter), day, missed: false };
    return { subscription, reply: digestOf(base, tellingOf(occasion, underway.get(subscription.id)), changes) };
  });
}

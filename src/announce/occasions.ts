import { addDays, type Day } from '../core/day.ts';
import { isTold, readFilter, type SubscriptionFilter } from '../core/subscription.ts';
import type { Subscription } from '../store/schema.ts';
import { dueAt, localDay } from './due-time.ts';

/** A local day on which a subscription is due. */
export interface Occasion {
  subscription: Subscription;
  filter: SubscriptionFilter;
  day: Day;
  /** Its moment passed so long ago that nobody waits for it any more. */
  missed: boolean;
}

/**
 * The days of yesterday and today, in each subscription's own zone, whose moment has come.
 *
 * @param now milliseconds since 1970
 * @param catchUpMillis how late an announcement may still be made
 */
export function findOccasions(subscriptions: readonly Subscription[], now: number, catchUpMillis: number): Occasion[] {
  const moments = buildMoments(now);
  const filters = new Map<string | null, SubscriptionFilter>();
  const filterOf = (kept: string | null) => {
    const known = filters.get(kept) ?? readFilter(kept);
    filters.set(kept, known);
    return known;
  };
  return subscriptions.flatMap((subscription) => {
    const { zone, local_time: time, filter: kept, created_at: since } = subscription;
    const filter = filterOf(kept);
    const usual = moments(zone, time).flatMap(({ day, due }): Occasion[] => {
      const isDue = due <= now && due >= since && isTold(filter, day);
      return isDue ? [{ subscription, filter, day, missed: now - due > catchUpMillis }] : [];
    });
    const asked = askedFor(subscription, filter, now - catchUpMillis);
    return asked && !usual.some(({ day }) => day === asked.day) ? [...usual, asked] : usual;
  });
}

/** Someone wanted to be told at once, on whatever day, and even that there is nothing to tell. */
function askedFor(subscription: Subscription, filter: SubscriptionFilter, earliest: number): Occasion | null {
  const { due_now: due, zone } = subscription;
  if (due === null || due < earliest) return null;
  return { subscription, filter: { ...filter, quiet: true }, day: localDay(due, zone), missed: false };
}

/** The last day that a subscription need not be told of, when it was told of none yet: its first moment comes after it. */
export function dayBeforeFirst({ created_at: since, zone, local_time: time }: Subscription): Day {
  const day = localDay(since, zone);
  return (dueAt(day, time, zone) ?? 0) >= since ? addDays(day, -1) : day;
}

interface Moment {
  day: Day;
  due: number;
}

/** Thousands of subscriptions share a few dozen zones and times. */
function buildMoments(now: number): (zone: string, time: string) => Moment[] {
  const known = new Map<string, Moment[]>();
  return (zone, time) => {
    const key = `${zone} ${time}`;
    const found = known.get(key) ?? momentsOf(now, zone, time);
    known.set(key, found);
    return found;
  };
}

function momentsOf(now: number, zone: string, time: string): Moment[] {
  const today = localDay(now, zone);
  return [addDays(today, -1), today].flatMap((day) => {
    const due = dueAt(day, time, zone);
    return due === null ? [] : [{ day, due }];
  });
}

import type { Clock } from '../clock.ts';

/** Keeps anybody from asking more than so often. */
export interface RateLimit {
  /** `tell`: refused, and to be told why; `silent`: refused, and told a moment ago. */
  take: (key: string) => 'ok' | 'tell' | 'silent';
}

const windowMillis = 60_000;
/** So many people are remembered; who asked longest ago is forgotten first. */
const mostPeople = 20_000;

interface Bucket {
  tokens: number;
  at: number;
  toldAt: number;
}

/** A token bucket for each person, full at first, refilled evenly over a minute. In memory: a restart forgives. */
export function buildRateLimit(clock: Pick<Clock, 'now'>, perMinute: number): RateLimit {
  // A Map iterates in order of insertion, and who asks is put at its end.
  const buckets = new Map<string, Bucket>();
  return {
    take(key) {
      const now = clock.now();
      const { tokens, at, toldAt } = buckets.get(key) ?? {
        tokens: perMinute,
        at: now,
        toldAt: Number.NEGATIVE_INFINITY,
      };
      const filled = Math.min(perMinute, tokens + ((now - at) / windowMillis) * perMinute);
      const isFree = filled >= 1;
      const isTold = now - toldAt < windowMillis;
      buckets.delete(key);
      buckets.set(key, { tokens: isFree ? filled - 1 : filled, at: now, toldAt: isFree || isTold ? toldAt : now });
      const [oldest] = buckets.keys();
      if (buckets.size > mostPeople && oldest !== undefined) buckets.delete(oldest);
      if (isFree) return 'ok';
      return isTold ? 'silent' : 'tell';
    },
  };
}

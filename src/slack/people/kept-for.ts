import type { Clock } from '../clock.ts';

/** Looks something up again only after a while. */
export interface KeptFor<T> {
  get: (key: string, find: () => Promise<T>) => Promise<T>;
  forget: (key: string) => void;
}

const mostKept = 10_000;

/** Remembers what was found for so many milliseconds; what failed is not remembered. */
export function keepFor<T>(clock: Pick<Clock, 'now'>, millis: number): KeptFor<T> {
  const kept = new Map<string, { found: Promise<T>; until: number }>();
  return {
    get(key, find) {
      const known = kept.get(key);
      if (known && known.until > clock.now()) return known.found;
      const found = find();
      kept.delete(key);
      kept.set(key, { found, until: clock.now() + millis });
      found.catch(() => kept.get(key)?.found === found && kept.delete(key));
      const [oldest] = kept.keys();
      if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest);
      return found;
    },
    forget: (key) => void kept.delete(key),
  };
}

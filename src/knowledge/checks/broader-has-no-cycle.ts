import { topicsOf } from '../walk.ts';
import type { Check } from './check.ts';

export const broaderHasNoCycle: Check = {
  name: 'broader-has-no-cycle',
  description: 'No topic belongs to itself, directly or through others.',
  level: 'error',

  check(files, report) {
    const topics = [...topicsOf(files)];
    const broader = new Map(topics.map(({ value }) => [value.id, value.broader ?? []]));
    for (const { file, path, value } of topics) {
      const way = wayBack(value.id, broader);
      if (!way) continue;
      const message = way.length > 1 ? `"${value.id}" belongs to itself, through ${way.slice(1).join(', ')}` : null;
      report(file, [...path, 'broader'], message ?? `"${value.id}" belongs to itself`, {
        tip: 'The larger of two topics does not name the smaller one as broader.',
      });
    }
  },
};

/** The topics on the shortest way from a topic up to itself, or null. */
function wayBack(start: string, broader: ReadonlyMap<string, readonly string[]>): string[] | null {
  const ways = [[start]];
  const seen = new Set<string>();
  for (const way of ways) {
    for (const next of broader.get(way.at(-1) ?? '') ?? []) {
      if (next === start) return way;
      if (seen.has(next)) continue;
      seen.add(next);
      ways.push([...way, next]);
    }
  }
  return null;
}

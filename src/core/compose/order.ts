import type { Applicable } from '../applicable.ts';
import { dualUseTopic } from '../base.ts';
import type { Effect } from '../instrument.ts';
import { isReleasing, isRestrictive, rankOf } from '../strictness.ts';
import type { Intent } from '../vocabulary.ts';

/** What an asker with that intent wants to read first. */
const wanted: Partial<Record<Intent, readonly Effect[]>> = {
  penalty: ['penalty'],
  how: ['procedure', 'exempt'],
  who: ['procedure'],
  what: ['definition', 'background'],
  why: ['background'],
};

/** Rules on dual-use items at large are shown when they may change the verdict, or when they are what was asked for. */
export function isWorthShowing({ located }: Applicable, intent: Intent): boolean {
  const { applies, effect, conditions } = located.provision;
  const general = applies.length === 1 && applies[0] === dualUseTopic;
  return !general || conditions !== undefined || (wanted[intent]?.includes(effect) ?? false);
}

/** Puts provisions in the order of the answer: what was asked for, then strictest first, the conditional after. */
export function inReadingOrder(items: readonly Applicable[], topic: string, intent: Intent): Applicable[] {
  return items
    .map((item) => ({ item, key: sortKey(item, topic, intent) }))
    .sort((a, b) => compare(a.key, b.key))
    .map(({ item }) => item);
}

function sortKey(item: Applicable, topic: string, intent: Intent): (number | string)[] {
  const { provision } = item.located;
  return [
    wanted[intent]?.includes(provision.effect) ? 0 : 1,
    group(item),
    rankOf(provision.effect),
    provision.applies.includes(topic) ? 0 : 1,
    item.located.instrument.jurisdiction === 'cn' ? 0 : 1,
    // Among equals, what speaks of more comes first.
    -provision.applies.length,
    item.located.ref,
  ];
}

function group({ located, standing, met, forecast }: Applicable): number {
  const { effect } = located.provision;
  const sure = standing.entry.status === 'in_force' && !forecast;
  if (isRestrictive(effect)) {
    if (!met) return sure ? 4 : 5;
    return sure ? 0 : 2;
  }
  if (isReleasing(effect)) return met ? 1 : 5;
  return effect === 'background' && met ? 3 : 6;
}

function compare(a: readonly (number | string)[], b: readonly (number | string)[]): number {
  for (const [index, left] of a.entries()) {
    const right = b[index];
    if (right === undefined || left === right) continue;
    return left < right ? -1 : 1;
  }
  return 0;
}

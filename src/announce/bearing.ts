import { dualUseTopic, type KnowledgeBase, narrowerOf, withBroader } from '../core/base.ts';
import type { LocatedEntry } from '../core/changes.ts';
import type { Provision } from '../core/instrument.ts';

/**
 * The entries that bear on some topics: on them, on what they belong to, or on what belongs to them. Rules on dual-use
 * items at large bear on every topic that any act has made one, on whatever day.
 */
export function bearingOn(
  base: KnowledgeBase,
  topics: readonly string[],
  entries: readonly LocatedEntry[],
): LocatedEntry[] {
  const wanted = new Set(topics.flatMap((topic) => [...withBroader(base, topic), ...narrowerOf(base, topic)]));
  if ([...wanted].some((topic) => isDualUse(base, topic))) wanted.add(dualUseTopic);
  const bears = ({ applies }: Provision) => applies.some((topic) => wanted.has(topic));
  return entries.filter(({ provision, instrument }) =>
    provision ? bears(provision) : instrument.provisions.some(bears),
  );
}

function isDualUse(base: KnowledgeBase, topic: string): boolean {
  return (base.applying.get(topic) ?? []).some(
    ({ instrument, provision }) => instrument.regime === 'dual_use' && provision.effect === 'licence_required',
  );
}

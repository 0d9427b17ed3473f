import type { Verdict } from './answer.ts';
import { type Applicable, applicableTo, type Circumstances } from './applicable.ts';
import { type KnowledgeBase, narrowerOf } from './base.ts';
import type { Effect } from './instrument.ts';
import { isReleasing, isRestrictive, rankOf, strictest, verdictOf } from './strictness.ts';

/** What holds for a topic in a case, and the provisions it rests on. */
export interface Assessment {
  /** Null when no recorded rule decides it; that is not clearance. */
  verdict: Verdict | null;
  /** Provisions on the topic and on what it belongs to. */
  own: Applicable[];
  /** Provisions that only bear on parts of the topic. */
  narrower: Applicable[];
}

/** Works out the verdict for a topic in a case. The stricter reading wins wherever two could hold. */
export function assess(base: KnowledgeBase, topic: string, circumstances: Circumstances): Assessment {
  const own = applicableTo(base, topic, circumstances);
  const ownVerdict = decide(own);

  const known = new Set(own.map(({ located }) => located.ref));
  const narrower = new Map<string, Applicable>();
  const partVerdicts = new Set<Verdict | null>();
  for (const part of narrowerOf(base, topic)) {
    const onPart = applicableTo(base, part, circumstances);
    partVerdicts.add(decide(onPart));
    for (const item of onPart) if (!known.has(item.located.ref)) narrower.set(item.located.ref, item);
  }

  return { verdict: combine(ownVerdict, partVerdicts), own, narrower: [...narrower.values()] };
}

/** The verdict that a set of provisions leads to. Only those whose conditions are met count. */
export function decide(items: readonly Applicable[]): Verdict | null {
  const met = items.filter((item) => item.met);
  const sure = met.filter((item) => item.standing.entry.status === 'in_force' && !isUnverified(item));
  const inForce = strictest(effectsOf(sure));
  const possible = strictest(effectsOf(met.filter(mayBeInForce)));
  const released = sure.some((item) => isReleasing(item.located.provision.effect));

  if (possible && (!inForce || rankOf(possible) < rankOf(inForce))) return 'unknown';
  if (inForce) return released || isStricterNearby(items, inForce) ? 'depends' : verdictOf(inForce);

  const restricting = met.filter((item) => isRestrictive(item.located.provision.effect));
  if (restricting.some((item) => item.standing.entry.status === 'suspended')) return 'suspended';
  if (restricting.some((item) => item.standing.entry.status === 'announced')) return 'announced';
  return released ? 'not_covered' : null;
}

/** A stricter rule in force would apply if the rest of the case were as it asks: to that military user, in that country. */
function isStricterNearby(items: readonly Applicable[], inForce: Effect): boolean {
  if (rankOf(inForce) <= rankOf('refused_in_principle')) return false;
  const near = items.filter((item) => item.near && item.standing.entry.status === 'in_force');
  return near.some(({ located }) => rankOf(located.provision.effect) < rankOf(inForce));
}

/** Rests on a forecast, or on a source too weak to act upon. */
export function isUnverified({ located, forecast }: Applicable): boolean {
  return forecast || located.provision.confidence === 'low';
}

/** In force by its own terms alone, ended by its own terms alone, or in force by a weak source alone: nobody knows. */
function mayBeInForce(item: Applicable): boolean {
  return item.forecast || (isUnverified(item) && item.standing.entry.status === 'in_force');
}

/**
 * Parts inherit what holds for the whole, so they can only be stricter, or freed by a rule of their own. Freed parts,
 * and parts on which nothing is recorded, never clear the whole.
 */
function combine(own: Verdict | null, parts: ReadonlySet<Verdict | null>): Verdict | null {
  const known = [...parts].filter((verdict) => verdict !== null);
  const [only, ...others] = known;
  if (only === undefined) return own;
  if (others.length > 0) return 'depends';
  if (only === 'unknown' || only === own) return only;
  if (own === null && only === 'not_covered') return parts.has(null) ? 'depends' : null;
  if (parts.has(null)) return 'depends';
  return own === null || own === 'unknown' ? only : 'depends';
}

function effectsOf(items: readonly Applicable[]) {
  return items.map((item) => item.located.provision.effect);
}

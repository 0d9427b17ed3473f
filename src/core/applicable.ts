import { dualUseTopic, type KnowledgeBase, type LocatedProvision, withBroader } from './base.ts';
import type { Day } from './day.ts';
import type { Conditions } from './instrument.ts';
import { isRestrictive } from './strictness.ts';
import { provisionOn, type Standing } from './timeline.ts';

/** What the question says about the case. What it leaves open stays undefined. */
export interface Circumstances {
  day: Day;
  destination?: string | undefined;
  user?: string | undefined;
  use?: string | undefined;
  origin?: 'china' | 'abroad' | undefined;
}

/** A provision that bears on a topic on a day. */
export interface Applicable {
  located: LocatedProvision;
  standing: Standing;
  /** False when it applies only in a case that the question neither names nor rules out. */
  met: boolean;
  /** Its standing, or the dual-use status it hangs on, is a forecast. */
  forecast: boolean;
}

/**
 * The provisions that bear on a topic: those on the topic itself, on all it belongs to, and, where the topic is a
 * dual-use item on that day, those on dual-use items at large.
 */
export function applicableTo(base: KnowledgeBase, topic: string, circumstances: Circumstances): Applicable[] {
  const direct = standing(base, withBroader(base, topic), circumstances);
  const licensed = direct.filter(makesDualUse);
  if (licensed.length === 0 || topic === dualUseTopic) return direct;

  const onlyForecast = licensed.every(({ forecast }) => forecast);
  const known = new Set(direct.map(({ located }) => located.ref));
  const general = standing(base, [dualUseTopic], circumstances)
    .filter((item) => !known.has(item.located.ref) && !repeatsTheDuty(item))
    .map((item) => ({ ...item, forecast: item.forecast || onlyForecast }));
  return [...direct, ...general];
}

/** A general duty to hold a licence adds nothing to the duty that makes the topic a dual-use item. */
function repeatsTheDuty({ located }: Applicable): boolean {
  return isRestrictive(located.provision.effect) && !located.provision.conditions;
}

/** Provisions on a topic that start only after the day asked about, soonest first. */
export function laterOn(base: KnowledgeBase, topic: string, day: Day): LocatedProvision[] {
  return withBroader(base, topic)
    .flatMap((id) => base.applying.get(id) ?? [])
    .filter((located) => provisionOn(located, day) === undefined);
}

function standing(base: KnowledgeBase, topics: string[], circumstances: Circumstances): Applicable[] {
  const found = new Map<string, Applicable>();
  for (const located of topics.flatMap((id) => base.applying.get(id) ?? [])) {
    const standing = provisionOn(located, circumstances.day);
    if (!standing || standing.entry.status === 'repealed' || standing.entry.status === 'superseded') {
      // A repeal that nobody has verified must not make a rule vanish.
      if (!standing?.forecast) continue;
    }
    const met = meets(base, located.provision.conditions, circumstances);
    if (met === undefined) continue;
    found.set(located.ref, { located, standing, met, forecast: standing.forecast });
  }
  return [...found.values()];
}

function makesDualUse({ located, standing, met }: Applicable): boolean {
  return (
    met &&
    located.instrument.regime === 'dual_use' &&
    located.provision.effect === 'licence_required' &&
    standing.entry.status === 'in_force'
  );
}

/** true: met; false: open, the question does not say; undefined: ruled out by what it says. */
export function meets(
  base: KnowledgeBase,
  conditions: Conditions | undefined,
  { destination, user, use, origin }: Omit<Circumstances, 'day'>,
): boolean | undefined {
  if (!conditions) return true;
  const { destinations, users, uses } = conditions;
  const checks = [
    destinations && named(destination, destinations, base.vocabulary.destinations),
    users && named(user, users, base.vocabulary.users),
    uses && named(use, uses, base.vocabulary.uses),
    conditions.origin && (origin === undefined ? conditions.origin === 'china' : origin === conditions.origin || null),
  ].filter((check) => check !== undefined);
  if (checks.includes(null)) return undefined;
  return checks.every((check) => check === true);
}

type Places = Record<string, { within?: string[] | undefined }>;

/** true: it is one of them or lies within one; false: not said; null: it is another. */
function named(cue: string | undefined, allowed: string[], places: Places): boolean | null {
  if (cue === undefined) return false;
  const wider = [cue, ...(places[cue]?.within ?? [])];
  return wider.some((id) => allowed.includes(id)) || null;
}

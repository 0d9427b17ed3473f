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
  /** The question names the end user or end use of that case, but not the country. */
  near: boolean;
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
    const fit = fitOf(base, located.provision.conditions, circumstances);
    if (fit === 'excluded') continue;
    found.set(located.ref, {
      located,
      standing,
      met: fit === 'met',
      near: fit === 'near',
      forecast: standing.forecast,
    });
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

/** Whether the case that a provision asks for is the one that the question names. */
export function meets(base: KnowledgeBase, conditions: Conditions | undefined, circumstances: Case): boolean {
  return fitOf(base, conditions, circumstances) === 'met';
}

type Case = Omit<Circumstances, 'day'>;

/** near: its end user or end use is named, the rest left open; open: neither; excluded: another case is named. */
type Fit = 'met' | 'near' | 'open' | 'excluded';

function fitOf(base: KnowledgeBase, conditions: Conditions | undefined, { destination, user, use, origin }: Case): Fit {
  if (!conditions) return 'met';
  const { destinations, users, uses } = conditions;
  const who = [
    users && within(user, users, base.vocabulary.users),
    uses && within(use, uses, base.vocabulary.uses),
  ].filter((check) => check !== undefined);
  const where = destinations ? [within(destination, destinations, base.vocabulary.destinations)] : [];
  const all = [...where, ...who];
  // Unless told otherwise, the question is about an export from China.
  const fromThere = conditions.origin === undefined || conditions.origin === (origin ?? 'china');
  if (all.includes('other') || (!fromThere && origin !== undefined)) return 'excluded';
  if (fromThere && all.every((check) => check === 'named')) return 'met';
  // A country alone is no near case: most of what goes there goes to nobody the rule is about.
  return fromThere && who.includes('named') ? 'near' : 'open';
}

type Places = Record<string, { within?: string[] | undefined }>;

function within(cue: string | undefined, allowed: string[], places: Places): 'named' | 'open' | 'other' {
  if (cue === undefined) return 'open';
  return [cue, ...(places[cue]?.within ?? [])].some((id) => allowed.includes(id)) ? 'named' : 'other';
}

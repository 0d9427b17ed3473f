import type { Verdict } from './answer.ts';
import type { Effect } from './instrument.ts';

/** Effects that restrict an export, strictest first, and the verdict each leads to. */
const restrictive = {
  prohibited: 'prohibited',
  refused_in_principle: 'refused_in_principle',
  licence_required: 'licence_required',
  // A case-by-case review is a licence duty with an open outcome.
  case_by_case: 'licence_required',
  quota: 'quota',
  reporting: 'reporting',
} as const satisfies Partial<Record<Effect, Verdict>>;

export type RestrictiveEffect = keyof typeof restrictive;

const order = Object.keys(restrictive) as RestrictiveEffect[];

export function isRestrictive(effect: Effect): effect is RestrictiveEffect {
  return effect in restrictive;
}

/** Whether the effect says that a rule leaves a thing free. */
export function isReleasing(effect: Effect): boolean {
  return effect === 'exempt' || effect === 'not_covered';
}

/** 0 is strictest; larger is milder. Effects that restrict nothing come after all that do. */
export function rankOf(effect: Effect): number {
  return isRestrictive(effect) ? order.indexOf(effect) : order.length;
}

export function verdictOf(effect: RestrictiveEffect): Verdict {
  return restrictive[effect];
}

/** The strictest of some effects, or undefined when none restricts. */
export function strictest(effects: Iterable<Effect>): RestrictiveEffect | undefined {
  let found: RestrictiveEffect | undefined;
  for (const effect of effects) {
    if (isRestrictive(effect) && (found === undefined || rankOf(effect) < rankOf(found))) found = effect;
  }
  return found;
}

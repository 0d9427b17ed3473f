import { describe, expect, it } from 'vitest';
import type { Answer, Statement } from '../../src/core/answer.ts';
import { addDays } from '../../src/core/day.ts';
import { isReleasing, isRestrictive, verdictOf } from '../../src/core/strictness.ts';
import { actOn, base, everyStatement, topicOn } from './helpers.ts';

const histories = [...base.instruments.values()].flatMap(({ history, provisions }) => [
  ...history,
  ...provisions.flatMap((provision) => provision.history ?? []),
]);
/** The day before, of and after every change of the law that the base knows. */
const days = [...new Set(histories.flatMap(({ from }) => [addDays(from, -1), from, addDays(from, 1)]))].sort();
const topics = [...base.topics.keys()];

/** Statements of rules in force beyond doubt on that day. */
function sure(answer: Answer) {
  return everyStatement(answer).filter(({ status, forecast }) => status === 'in_force' && !forecast);
}

const strict = ['prohibited', 'refused_in_principle', 'licence_required', 'quota', 'reporting'];
const mild = ['not_covered', 'suspended', 'announced'];

/** What has to hold for each answer. */
const rules: Record<string, (answer: Answer) => boolean> = {
  'cites every statement': (answer) => everyStatement(answer).every(({ citations }) => citations.length > 0),

  'rests a strict verdict on a rule in force that no forecast carries': (answer) =>
    answer.verdict === null ||
    !strict.includes(answer.verdict) ||
    sure(answer).some(({ effect }) => isRestrictive(effect) && verdictOf(effect) === answer.verdict),

  'never says "not covered" without a rule in force that says so': (answer) =>
    answer.verdict !== 'not_covered' || sure(answer).some(({ effect }) => isReleasing(effect)),

  'never says "not covered", "suspended" or "announced" while an unconditional ban or duty is in force': (answer) =>
    answer.verdict === null || !mild.includes(answer.verdict) || !sure(answer).some(restrictsAlways),

  'shows nothing repealed or superseded, unless its end is only a forecast': (answer) =>
    everyStatement(answer).every(
      ({ status, forecast }) => forecast || (status !== 'repealed' && status !== 'superseded'),
    ),

  'warns to look up whatever it shows at once as a forecast': (answer) =>
    !answer.statements.some(({ forecast }) => forecast) || answer.warnings.join(' ').includes('Look it up'),

  'answers "unknown" only where something is a forecast or of low confidence': (answer) =>
    answer.verdict !== 'unknown' ||
    everyStatement(answer).some(({ forecast, confidence }) => forecast || confidence === 'low'),
};

/** One pass over all answers: they are many. */
function findFaults(): Map<string, string[]> {
  const faults = new Map(Object.keys(rules).map((name) => [name, [] as string[]]));
  for (const topic of topics) {
    for (const day of days) {
      const answer = topicOn(topic, day);
      for (const [name, holds] of Object.entries(rules)) {
        if (!holds(answer)) faults.get(name)?.push(`${topic} on ${day}: ${answer.verdict}`);
      }
    }
  }
  return faults;
}

/** Only exports from China are ruled by it: what a question without an origin is about. */
function restrictsAlways({ effect, rule }: Statement): boolean {
  if (!isRestrictive(effect) || rule === null) return false;
  const conditions = base.provisions.get(rule)?.provision.conditions;
  return conditions === undefined || (Object.keys(conditions).length === 1 && conditions.origin === 'china');
}

describe(`every topic on the ${days.length} days around a change`, () => {
  const faults = findFaults();
  it.each([...faults])('%s', (_name, found) => {
    expect(found).toEqual([]);
  });
});

describe('every act', () => {
  it.each([...base.instruments.keys()])(
    '%s does not exist before its first day, and has a headline on each of its days',
    (id) => {
      const history = base.instruments.get(id)?.history ?? [];
      const first = history.at(-1)?.from ?? '';
      expect(actOn(id, addDays(first, -1)).headline).toMatch(/did not exist/);
      for (const { from, status } of history) {
        const answer = actOn(id, from);
        const forecast = from > (base.instruments.get(id)?.checked ?? '');
        expect(answer.headline).toContain(forecast ? 'unverified' : status.replace('_', ' '));
        expect(actOn(id, addDays(from, 1)).headline).not.toMatch(/did not exist/);
      }
    },
  );
});

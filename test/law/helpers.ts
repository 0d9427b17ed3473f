import path from 'node:path';
import { expect } from 'vitest';
import type { Answer, Statement, Verdict } from '../../src/core/answer.ts';
import { composeAnswer } from '../../src/core/compose/answer.ts';
import type { Cues, EntryRef } from '../../src/core/reading.ts';
import { loadKnowledge } from '../../src/knowledge/load.ts';

/** The knowledge base that ships, as it is on the day the tests speak of. */
export const today = '2026-11-22';

const loaded = await loadKnowledge(path.join(import.meta.dirname, '../../knowledge'), { cache: false });
if (!loaded.ok) throw new Error('the knowledge base does not load: run `rareearth check`');
export const { base } = loaded;

/** The case a question names, besides its day. */
export type Case = Partial<Omit<Cues, 'asOf' | 'language'>>;

/** The answer about an entry on a day, without the matcher. */
export function answerOn(entry: EntryRef, day: string, cues: Case = {}): Answer {
  return composeAnswer({
    base,
    question: entry.id,
    today,
    reading: {
      outcome: 'answer',
      entry,
      confidence: 1,
      cues: { language: 'en', intent: 'status', ...cues, asOf: day },
      choices: [],
      nearest: [],
    },
  });
}

export function topicOn(id: string, day: string, cues: Case = {}): Answer {
  if (!base.topics.has(id)) throw new Error(`no topic ${id}`);
  return answerOn({ kind: 'topic', id }, day, cues);
}

export function actOn(id: string, day: string, cues: Case = {}): Answer {
  if (!base.instruments.has(id)) throw new Error(`no act ${id}`);
  return answerOn({ kind: 'instrument', id }, day, cues);
}

export function everyStatement({ statements, more }: Answer): Statement[] {
  return [...statements, ...more];
}

/** The statement of a provision, shown at once or not; fails when the answer does not have it. */
export function statementOf(answer: Answer, rule: string): Statement {
  const found = everyStatement(answer).find((statement) => statement.rule === rule);
  if (!found) throw new Error(`${answer.entry?.id} on ${answer.asOf}: no statement of ${rule}`);
  return found;
}

/** Acts whose provisions an answer rests on, in the order it shows them. */
export function actsIn(answer: Answer): string[] {
  return [
    ...new Set(everyStatement(answer).flatMap(({ rule }) => (rule === null ? [] : [rule.split('/')[0] ?? rule]))),
  ];
}

const words: Record<Verdict, RegExp> = {
  prohibited: /^Prohibited: /,
  refused_in_principle: /^Refused in principle: /,
  licence_required: /^Licence required: /,
  quota: /^Under a quota: /,
  reporting: /^Must be reported: /,
  unknown: /^Not verified: .* Assume the stricter reading/,
  depends: /^It depends: /,
  suspended: /^Suspended: /,
  announced: /^Announced, not yet in force: /,
  not_covered: /^Not covered: /,
};

/** Checks the verdict, that the headline says the same, and that nothing is said without a source. */
export function expectVerdict(answer: Answer, verdict: Verdict | null): void {
  expect(answer.verdict).toBe(verdict);
  expect(answer.headline).toMatch(verdict === null ? /not clearance/ : words[verdict]);
  for (const { citations } of everyStatement(answer)) expect(citations.length).toBeGreaterThan(0);
  if (verdict === 'not_covered') expect(answer.warnings.join(' ')).toContain('not clearance');
}

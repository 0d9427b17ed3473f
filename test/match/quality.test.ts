import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Verdict } from '../../src/core/answer.ts';
import { type Language, languages } from '../../src/core/language.ts';
import type { Reading } from '../../src/core/reading.ts';
import { assess } from '../../src/core/verdict.ts';
import { base, copiedFrom, matcher, questionsIn } from './shipped.ts';

const today = '2026-11-22';

const Golden = z.strictObject({
  question: z.string(),
  day: z.string().default(today),
  outcome: z.literal('no_answer').optional(),
  entry: z.strictObject({ kind: z.string(), id: z.string() }).optional(),
  choices: z.array(z.string()).optional(),
  /** Null: the answer must not claim one. */
  verdict: z.string().nullable().optional(),
});
type Golden = z.infer<typeof Golden>;

interface Outcome {
  golden: Golden;
  reading: Reading;
  /** Undefined when the answer is not about a topic. */
  verdict: Verdict | null | undefined;
}

const goldenIn = (file: string): Golden[] => questionsIn(file, Golden);

function ask(golden: Golden): Outcome {
  const reading = matcher.read(golden.question, golden.day);
  const { entry, cues } = reading;
  const verdict =
    entry?.kind === 'topic' ? assess(base, entry.id, { ...cues, day: cues.asOf ?? golden.day }).verdict : undefined;
  return { golden, reading, verdict };
}

const asked = new Map<Language, Outcome[]>();

/** Every question of a language is asked once. */
function outcomesIn(language: Language): Outcome[] {
  const outcomes = asked.get(language) ?? [`${language}.yml`, `field/${language}.yml`].flatMap(goldenIn).map(ask);
  asked.set(language, outcomes);
  return outcomes;
}

function shown({ reading: { outcome, entry, choices }, verdict }: Outcome): string {
  const found = outcome === 'choose' ? choices.map((choice) => choice.entry.id).join(' or ') : (entry?.id ?? outcome);
  return verdict ? `${found}, ${verdict}` : found;
}

/** The right entry, or the right readings to choose from. */
function isFound({ golden, reading }: Outcome): boolean {
  const { outcome, entry, choices } = reading;
  if (golden.choices)
    return outcome === 'choose' && choices.map((choice) => choice.entry.id).join() === golden.choices.join();
  return outcome === 'answer' && entry?.id === golden.entry?.id && entry?.kind === golden.entry?.kind;
}

const list = (outcomes: Outcome[]) =>
  outcomes.map((outcome) => `${outcome.golden.question} => ${shown(outcome)}`).join('\n');

// Some seven hundred questions: on a busy machine that takes its time.
describe('questions from the field', { timeout: 60_000 }, () => {
  it.each(languages)('find the right entry or the right choice in 97 of 100 cases (%s)', (language) => {
    const known = outcomesIn(language).filter(({ golden }) => !golden.outcome);
    const lost = known.filter((outcome) => !isFound(outcome));
    expect(lost.length / known.length, list(lost)).toBeLessThanOrEqual(0.03);
  });

  it.each(languages)('are never answered with another verdict (%s)', (language) => {
    const wrong = outcomesIn(language).filter(
      ({ golden, verdict }) => golden.verdict !== undefined && verdict !== undefined && verdict !== golden.verdict,
    );
    expect(list(wrong)).toBe('');
  });

  it('that nothing here answers are answered in 2 of 100 cases at most', () => {
    const strangers = languages.flatMap(outcomesIn).filter(({ golden }) => golden.outcome);
    const answered = strangers.filter(({ reading }) => reading.outcome !== 'no_answer');
    expect(answered.length / strangers.length, list(answered)).toBeLessThanOrEqual(0.02);
  });

  it.each([
    ['en', 300],
    ['zh', 40],
    ['ja', 40],
    ['ko', 40],
    ['de', 40],
  ] as const)('are enough to tell (%s: %d)', (language, least) => {
    const known = outcomesIn(language).filter(({ golden }) => !golden.outcome);
    expect(known.length).toBeGreaterThanOrEqual(least);
  });

  it('are not in the knowledge base', () => {
    const asked = languages.flatMap((language) => goldenIn(`field/${language}.yml`));
    expect(copiedFrom(asked.filter(({ outcome }) => !outcome))).toEqual([]);
  });
});

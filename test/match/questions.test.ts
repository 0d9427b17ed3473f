import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { languages } from '../../src/core/language.ts';
import { assess } from '../../src/core/verdict.ts';
import { shownTitles } from '../../src/match/naming/entries.ts';
import { base, copiedFrom, matcher, questionsIn } from './shipped.ts';

const today = '2026-11-22';

/** A held-out question and how it has to be understood. */
const Golden = z.strictObject({
  question: z.string(),
  day: z.string().optional(),
  outcome: z.literal('no_answer').optional(),
  entry: z.strictObject({ kind: z.string(), id: z.string() }).optional(),
  choices: z.array(z.string()).optional(),
  verdict: z.string().optional(),
});

describe.each(languages)('held-out questions (%s)', (language) => {
  const golden = questionsIn(`${language}.yml`, Golden);

  it.each(golden.map((item) => [item.question, item] as const))('%s', (question, { day = today, ...expected }) => {
    const reading = matcher.read(question, day);
    const { outcome, entry, choices, cues } = reading;
    const found = outcome === 'choose' ? choices.map((choice) => choice.entry.id) : (entry ?? outcome);
    expect(found).toEqual(expected.choices ?? expected.entry ?? 'no_answer');
    expect(cues.language).toBe(language);
    if (expected.verdict === undefined || !entry) return;
    expect(assess(base, entry.id, { ...cues, day: cues.asOf ?? day }).verdict).toBe(expected.verdict);
  });

  it('are not in the knowledge base', () => {
    expect(copiedFrom(golden.filter(({ outcome }) => !outcome))).toEqual([]);
  });
});

describe('titles that answers offer', () => {
  it('lead back to their entry, alone or among those that share them', () => {
    const lost = shownTitles(base).filter(({ title, ref }) => {
      const { entry, choices } = matcher.read(title, today);
      return ![entry, ...choices.map((choice) => choice.entry)].some(
        (found) => found?.kind === ref.kind && found.id === ref.id,
      );
    });
    expect(lost.map(({ title, ref }) => `${ref.kind} ${ref.id}: ${title}`)).toEqual([]);
  });

  it('and ids lead to their entry, with a day and a destination too', () => {
    const ids = [...base.topics.keys(), ...base.guides.keys(), ...base.instruments.keys(), ...base.provisions.keys()];
    const lost = ids.filter((id) => matcher.read(`${id} to Japan 2026-05-01`, today).entry?.id !== id);
    expect(lost).toEqual([]);
  });
});

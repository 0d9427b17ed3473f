import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { accepts } from '../../bench/labelled.ts';
import type { EntryRef } from '../../src/core/reading.ts';
import { assess } from '../../src/core/verdict.ts';
import type { Part } from '../../src/match/matcher.ts';
import { base, matcher, questionsIn } from './shipped.ts';

const today = '2026-11-30';
const Asked = z.strictObject({
  question: z.string(),
  accept: z.array(z.string()).min(1).optional(),
  verdict: z.string().optional(),
});
/** Of a hundred questions so many may miss, so many not even be named in the reply, and so many of another field be answered. */
const suites = [
  { name: 'questions of several trades', file: 'trades.yml', missed: 12, unnamed: 2, answered: 2 },
  { name: 'questions by people who know the titles alone', file: 'fresh.yml', missed: 12, unnamed: 2, answered: 6 },
  { name: 'long and indirect questions', file: 'mixed.yml', missed: 18, unnamed: 4, answered: 3 },
  // Nobody tunes on these: with them the figures are those of the field.
  { name: 'questions nobody has tuned on', file: 'blind.yml', missed: 18, unnamed: 4, answered: 9 },
];

function entriesOf(parts: readonly Part[]): EntryRef[] {
  return parts.flatMap(({ reading: { entry, choices } }) => [
    ...(entry ? [entry] : []),
    ...choices.map((choice) => choice.entry),
  ]);
}

describe.each(suites)('$name', (suite) => {
  const asked = questionsIn(suite.file, Asked);
  const inScope = asked.filter(({ accept }) => accept !== undefined);
  const outOfScope = asked.filter(({ accept }) => accept === undefined);

  it('find an entry that a careful officer calls right, or offer it', () => {
    const missed = inScope.filter(
      ({ question, accept }) =>
        !entriesOf(matcher.readAll(question, today)).some((entry) => accepts(base, accept, entry)),
    );
    expect(missed.length / inScope.length, missed.map(({ question }) => question).join('\n')).toBeLessThanOrEqual(
      suite.missed / 100,
    );
  });

  it('have a right entry in the reply, if only among what is nearest', () => {
    const unnamed = inScope.filter(({ question, accept }) => {
      const parts = matcher.readAll(question, today);
      const named = [...entriesOf(parts), ...parts.flatMap(({ reading }) => reading.nearest)];
      return !named.some((entry) => accepts(base, accept, entry));
    });
    expect(unnamed.length / inScope.length, unnamed.map(({ question }) => question).join('\n')).toBeLessThanOrEqual(
      suite.unnamed / 100,
    );
  });

  it('get the right verdict wherever the right topic is answered with', () => {
    const wrong = inScope.flatMap(({ question, accept, verdict }) => {
      if (verdict === undefined) return [];
      return matcher.readAll(question, today).flatMap(({ reading: { entry, cues } }) => {
        if (entry?.kind !== 'topic' || !accept?.includes(entry.id)) return [];
        const found = assess(base, entry.id, { ...cues, day: cues.asOf ?? today }).verdict;
        return found === verdict ? [] : [`${question}: ${found}`];
      });
    });
    expect(wrong).toEqual([]);
  });

  it('are refused when they are of another field', () => {
    const answered = outOfScope.filter(({ question }) => entriesOf(matcher.readAll(question, today)).length > 0);
    expect(
      answered.length / outOfScope.length,
      answered.map(({ question }) => question).join('\n'),
    ).toBeLessThanOrEqual(suite.answered / 100);
  });
});

import { describe, expect, it } from 'vitest';
import { joinAnswers, outcomeOf } from '../../src/core/compose/answers.ts';
import type { Reading } from '../../src/core/reading.ts';
import type { PartAnswer, Reply } from '../../src/core/reply.ts';
import { joinReadings } from '../../src/core/together.ts';
import { buildAnswer, buildStatement } from '../slack/builders.ts';

function part(overrides: Partial<PartAnswer> = {}): PartAnswer {
  return { ...buildAnswer(), again: 'a question', ...overrides };
}

function texts(count: number, name: string) {
  return Array.from({ length: count }, (_, at) => buildStatement({ text: `${name}${at + 1}` }));
}

describe('joinAnswers', () => {
  it('shares the verdict only when all have it', () => {
    expect(joinAnswers('q', [part(), part()]).verdict).toBe('prohibited');
    expect(joinAnswers('q', [part(), part({ verdict: 'quota' })]).verdict).toBeNull();
  });

  it('is answered only when every part is', () => {
    const [answered, open, silent] = (['answer', 'choose', 'no_answer'] as const).map((outcome) => part({ outcome }));
    expect(joinAnswers('q', [answered as PartAnswer, answered as PartAnswer]).outcome).toBe('answer');
    expect(joinAnswers('q', [answered as PartAnswer, open as PartAnswer]).outcome).toBe('choose');
    expect(joinAnswers('q', [open as PartAnswer, silent as PartAnswer]).outcome).toBe('no_answer');
  });

  it('takes five statements of the parts in turn and keeps the rest', () => {
    const joined = joinAnswers('q', [part({ statements: texts(4, 'a') }), part({ statements: texts(2, 'b') })]);
    expect(joined.statements.map(({ text }) => text)).toEqual(['a1', 'b1', 'a2', 'b2', 'a3']);
    expect(joined.more.map(({ text }) => text)).toEqual(['a4']);
  });

  it('gives each warning and each near entry once', () => {
    const near = { warnings: ['Look it up.'], nearest: [{ kind: 'topic' as const, id: 'dy', title: 'dysprosium' }] };
    expect(joinAnswers('q', [part(near), part(near)])).toMatchObject(near);
  });
});

describe('outcomeOf', () => {
  it('tells nothing of replies that answer no question', () => {
    const frame = { language: 'en', asOf: '2026-11-22', revision: 'r' } as const;
    const reply: Reply = { kind: 'help', commands: [], suggestions: [], ...frame };
    expect(outcomeOf(reply)).toBeUndefined();
    expect(outcomeOf({ kind: 'answers', answers: [part(), part()], rest: [], ...frame })).toBe('answer');
  });
});

describe('joinReadings', () => {
  const reading = (id: string, destination?: string): Reading => ({
    outcome: 'answer',
    entry: { kind: 'topic', id },
    confidence: 1,
    cues: { language: 'en', intent: 'status', ...(destination && { destination }) },
    choices: [],
    nearest: [],
  });

  it('is about all things asked about, in the case that they share', () => {
    expect(joinReadings([reading('dy', 'jp'), reading('tb', 'jp')])).toMatchObject({
      together: true,
      choices: [{ entry: { id: 'dy' } }, { entry: { id: 'tb' } }],
      cues: { destination: 'jp' },
    });
    expect(joinReadings([reading('dy'), reading('tb', 'jp')])?.cues).toEqual({ language: 'en', intent: 'status' });
  });

  it('is the one reading where there is one', () => {
    expect(joinReadings([reading('dy')])).toEqual(reading('dy'));
  });
});

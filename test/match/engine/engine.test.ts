import { describe, expect, it } from 'vitest';
import { buildEngine, type IndexEntry } from '../../../src/match/engine/engine.ts';

function entry(key: string, ...texts: string[]): IndexEntry {
  return { key, phrasings: texts.map((text) => ({ text, weight: 1 })) };
}

const entries = [
  entry(
    'magnets',
    'NdFeB magnets',
    'Are neodymium magnets controlled?',
    'Do I need a licence to export NdFeB magnets?',
  ),
  entry(
    'technology',
    'magnet-making technology',
    'Can sintering know-how leave China?',
    'Is magnet technology prohibited?',
  ),
  entry('dysprosium', 'dysprosium', 'Is dysprosium oxide controlled?', 'export of Dy metal'),
  entry('quota', 'mining quota', 'Who sets the rare-earth mining quota?', 'How large is the quota for smelting?'),
  entry('penalty', 'penalties', 'What is the fine for exporting without a licence?', 'How are violations punished?'),
];
const aliases = [
  { words: 'NdFeB magnet', concept: 'ndfeb' },
  { words: 'neodymium magnet', concept: 'ndfeb' },
  { words: 'super magnet', concept: 'ndfeb' },
  { words: 'Strafe', concept: 'punishment' },
  { words: 'penalty', concept: 'punishment' },
];
const engine = buildEngine(entries, aliases);

const first = (question: string) => engine.search(question).candidates[0]?.key;

describe('search', () => {
  it.each([
    ['a phrasing as it stands', 'Are neodymium magnets controlled?', 'magnets'],
    ['a phrasing in other words', 'who decides about the mining quotas', 'quota'],
    ['an alias that no phrasing has', 'may I ship a super magnet', 'magnets'],
    ['an alias in another language', 'Welche Strafe droht?', 'penalty'],
    ['a misspelt word', 'is disprosium oxyde controled', 'dysprosium'],
    ['words run together', 'magnettechnology', 'technology'],
  ])('finds the entry for %s', (_, question, key) => {
    expect(first(question)).toBe(key);
  });

  it('gives a phrasing full confidence and coverage, or nearly', () => {
    const [candidate] = engine.search('Is dysprosium oxide controlled?').candidates;
    expect(candidate).toMatchObject({ key: 'dysprosium', coverage: 1 });
    expect(candidate?.confidence).toBeGreaterThan(0.6);
  });

  it('tells what it corrected', () => {
    expect(engine.search('is disprosium banned').corrections).toEqual([
      { from: 'disprosium', to: 'dysprosium', rivals: [] },
    ]);
  });

  it('does not bend real words into those it knows', () => {
    const { corrections, unknown } = engine.search('is the market quite fine');
    expect(corrections).toEqual([]);
    expect(unknown).toEqual(['market', 'quite']);
  });

  it('never corrects codes', () => {
    const coded = buildEngine([entry('a', 'code 5A992'), entry('b', 'code 1C229')]);
    expect(coded.search('5A991').corrections).toEqual([]);
    expect(coded.search('5A991').unknown).toEqual(['5a991']);
  });

  it('names the concepts of a question', () => {
    expect(engine.search('neodymium magnets and a penalty').concepts).toEqual(['ndfeb', 'punishment']);
  });

  it('has less confidence the more words it does not know', () => {
    const confidence = (question: string) => engine.search(question).candidates[0]?.confidence ?? 0;
    const sure = confidence('mining quota');
    const less = confidence('mining quota for bananas');
    const least = confidence('mining quota for bananas and football weather');
    expect(sure).toBeGreaterThan(less);
    expect(less).toBeGreaterThan(least);
  });

  it.each(['', '   ', '?!', '🧲', 'zzzz qqqq', '\u0000'])('finds nothing in %j', (question) => {
    expect(engine.search(question).candidates).toEqual([]);
  });

  it('returns no more candidates than asked for', () => {
    expect(engine.search('export licence for magnets', 2).candidates).toHaveLength(2);
    expect(engine.search('export licence for magnets', 0).candidates).toHaveLength(0);
  });

  it('lets the text of an answer help, but not against a title', () => {
    const withAnswers = buildEngine([
      { key: 'title', phrasings: [{ text: 'customs declaration', weight: 1 }] },
      {
        key: 'answer',
        phrasings: [
          { text: 'licence form', weight: 1 },
          { text: 'The customs declaration names the end user and the smelter.', weight: 0.15 },
        ],
      },
    ]);
    expect(withAnswers.search('customs declaration').candidates[0]?.key).toBe('title');
    expect(withAnswers.search('smelter').candidates[0]?.key).toBe('answer');
  });
});

describe('buildEngine', () => {
  it('accepts a base without entries', () => {
    const empty = buildEngine([]);
    expect(empty.search('anything').candidates).toEqual([]);
    expect(empty.size).toMatchObject({ entries: 0, phrasings: 0 });
  });

  it('accepts entries without phrasings and phrasings without words', () => {
    const engine = buildEngine([entry('none'), entry('signs', '?!'), entry('words', 'mining quota')]);
    expect(engine.search('mining quota').candidates.map(({ key }) => key)).toEqual(['words']);
  });

  it('counts what it holds', () => {
    expect(engine.size).toMatchObject({ entries: 5, phrasings: 15 });
  });

  it('falls back to fixed thresholds where the base is too small to measure', () => {
    expect(engine.thresholds).toEqual({ answer: 0.2, choose: 0.12 });
  });
});

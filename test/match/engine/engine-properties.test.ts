import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildEngine, type IndexEntry } from '../../../src/match/engine/engine.ts';

const texts = {
  magnets: [
    'Are neodymium magnets controlled?',
    'Do magnets need an export licence?',
    '钕铁硼磁体能出口吗',
    '자석 수출 허가',
  ],
  quota: [
    'Who sets the mining quota?',
    'How large is the quota for smelting?',
    '开采指标',
    'Förderquote für Seltene Erden',
  ],
  penalty: ['What is the fine for exporting without a licence?', 'How are violations punished?', '罰則は何ですか'],
  technology: ['Can sintering know-how leave China?', 'Is separation technology prohibited?', '冶炼分离技术'],
};
const entries: IndexEntry[] = Object.entries(texts).map(([key, phrasings]) => ({
  key,
  phrasings: phrasings.map((text) => ({ text, weight: 1 })),
}));
const aliases = [{ words: 'neodymium magnet', concept: 'ndfeb' }];
const engine = buildEngine(entries, aliases);
const phrasings = Object.values(texts).flat();

const words = phrasings.flatMap((text) => text.split(' '));
const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 80 }),
  fc.string({ unit: 'grapheme', maxLength: 80 }),
  fc.array(fc.constantFrom(...words), { maxLength: 12 }).map((chosen) => chosen.join(' ')),
);

describe('any question', () => {
  it('gets confidences and coverages of 0 to 1, best first', () => {
    fc.assert(
      fc.property(anyText, (question) => {
        const { candidates } = engine.search(question);
        for (const { score, confidence, coverage } of candidates) {
          expect(Number.isFinite(score)).toBe(true);
          expect(confidence).toBeGreaterThanOrEqual(0);
          expect(confidence).toBeLessThanOrEqual(1);
          expect(coverage).toBeGreaterThanOrEqual(0);
          expect(coverage).toBeLessThanOrEqual(1 + 1e-9);
        }
        const scores = candidates.map(({ score }) => score);
        expect(scores).toEqual(scores.toSorted((a, b) => b - a));
        expect(new Set(candidates.map(({ key }) => key)).size).toBe(candidates.length);
      }),
      { numRuns: 300 },
    );
  });

  it('gets the same result each time, whatever was asked between', () => {
    fc.assert(
      fc.property(anyText, anyText, (question, other) => {
        const before = engine.search(question);
        engine.search(other);
        expect(engine.search(question)).toEqual(before);
      }),
    );
  });

  it('gets the same result from another engine over the same entries', () => {
    const twin = buildEngine(entries, aliases);
    fc.assert(
      fc.property(anyText, (question) => {
        expect(twin.search(question)).toEqual(engine.search(question));
      }),
    );
  });

  it.each([
    ['case', (text: string) => text.toUpperCase()],
    [
      'width',
      (text: string) => text.replace(/[!-~]/g, (sign) => String.fromCodePoint((sign.codePointAt(0) ?? 0) + 0xfee0)),
    ],
    ['diacritics', (text: string) => text.replaceAll('a', 'á').replaceAll('o', 'ö')],
    ['decomposition', (text: string) => text.normalize('NFD')],
    ['punctuation', (text: string) => `¿${text.replaceAll(' ', ', ')}!!`],
    ['invisible characters', (text: string) => [...text].join('\u200b')],
  ])('does not depend on %s', (_, change) => {
    fc.assert(
      fc.property(fc.constantFrom(...phrasings), (text) => {
        expect(engine.search(change(text)).candidates).toEqual(engine.search(text).candidates);
      }),
    );
  });

  it('keeps a confident answer when an unrelated entry is added', () => {
    const unrelated = fc.array(fc.constantFrom('banana', 'football', 'weather', 'piano', 'violin', 'soup'), {
      minLength: 1,
      maxLength: 5,
    });
    fc.assert(
      fc.property(fc.constantFrom(...phrasings), unrelated, (question, other) => {
        const larger = buildEngine(
          [...entries, { key: 'unrelated', phrasings: [{ text: other.join(' '), weight: 1 }] }],
          aliases,
        );
        expect(larger.search(question).candidates[0]?.key).toBe(engine.search(question).candidates[0]?.key);
      }),
      { numRuns: 40 },
    );
  });

  it('is read in time even when it is a whole document', () => {
    const { candidates } = engine.search('magnets and quota '.repeat(20_000));
    expect(candidates.length).toBeGreaterThan(0);
    expect(engine.search('magnets'.repeat(20_000)).candidates).toEqual([]);
  });
});

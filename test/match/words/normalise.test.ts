import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalise } from '../../../src/match/words/normalise.ts';

describe('normalise', () => {
  it.each([
    ['full width', 'ＮｄＦｅＢ　６１', 'ndfeb 61'],
    ['subscripts', 'Sm₂Co₁₇', 'sm2co17'],
    ['European diacritics', 'Ausfuhrbeschränkung für Erdöl', 'ausfuhrbeschrankung fur erdol'],
    ['letters with a stroke', 'Łódź Øre Straße', 'lodz ore strasse'],
    ['typographic quotes and dashes', '“what’s” dual–use', '"what\'s" dual-use'],
    ['invisible and direction marks', 'mag\u200bnet\u200e \u202ecode\u202c', 'magnet code'],
    ['white space', '  two\n\t words ', 'two words'],
  ])('resolves %s', (_, text, expected) => {
    expect(normalise(text)).toBe(expected);
  });

  it('keeps the marks that tell Japanese and Korean letters apart', () => {
    expect(normalise('が か ガ カ 한글')).toBe('が か ガ カ 한글');
  });

  it('joins letters that were sent as letter and mark', () => {
    expect(normalise('한국'.normalize('NFD'))).toBe('한국');
    expect(normalise('が'.normalize('NFD'))).toBe('が');
  });

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
        const once = normalise(text);
        expect(normalise(once)).toBe(once);
      }),
    );
  });
});

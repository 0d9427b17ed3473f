import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { replaceWord } from '../../../src/match/words/replace-word.ts';

describe('replaceWord', () => {
  test('replaces a word wherever it stands, in whatever case', () => {
    expect(replaceWord('Terbum, terbum or TERBUM?', 'terbum', 'terbium')).toBe('terbium, terbium or terbium?');
  });

  test('leaves the word alone inside a longer one', () => {
    expect(replaceWord('terbums, xterbum, terbum2, äterbum and 𠮷terbum', 'terbum', 'terbium')).toBe(
      'terbums, xterbum, terbum2, äterbum and 𠮷terbum',
    );
  });

  test('finds its place behind a letter that lower case makes longer', () => {
    expect(replaceWord('İİ terbum', 'terbum', 'terbium')).toBe('İİ terbium');
  });

  test('does what a regular expression with word boundaries does', () => {
    const letter = fc.constantFrom('a', 'b', 'ä', 'é', 'д', 'A', 'B', 'Ä', 'Д', '1', ' ', ',', '-', '镝', '𠮷', 'İ');
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'ä', 'д'), minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(fc.string({ unit: letter, maxLength: 24 }), word, (text, from) => {
        const shape = new RegExp(`(?<![\\p{L}\\p{N}])${from}(?![\\p{L}\\p{N}])`, 'giu');
        expect(replaceWord(text, from, 'x')).toBe(text.replace(shape, 'x'));
      }),
    );
  });
});

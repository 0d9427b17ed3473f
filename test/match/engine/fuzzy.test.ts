import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createLexicon, suggest } from '../../../src/match/engine/fuzzy.ts';
import { editDistance } from '../../../src/match/words/distance.ts';
import { isEnglishWord } from '../../../src/match/words/word-list.ts';

describe('editDistance', () => {
  it.each([
    ['magnet', 'magnet', 0],
    ['magnet', 'magnets', 1],
    ['magnet', 'mgnet', 1],
    ['magnet', 'magnat', 1],
    ['magnet', 'mangte', 2],
    ['terbium', 'erbium', 1],
    ['cerium', 'erbium', 2],
    ['yttrium', 'lutetium', 3],
  ])('between %s and %s is %i', (a, b, edits) => {
    expect(editDistance(a, b, 2)).toBe(edits);
  });

  it('is the same both ways', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'd'), maxLength: 8 });
    fc.assert(fc.property(word, word, (a, b) => editDistance(a, b, 3) === editDistance(b, a, 3)));
  });

  it('gives up on words too long to compare', () => {
    expect(editDistance('a'.repeat(60), 'a'.repeat(60), 2)).toBe(3);
  });
});

describe('suggest', () => {
  const lexicon = createLexicon(['dysprosium', 'praseodymium', 'neodymium', 'magnet', 'magnets', 'quota', 'ban']);

  it.each([
    ['disprosium', 'dysprosium'],
    ['dyprosum', 'dysprosium'],
    ['neodinium', 'neodymium'],
    ['eodymium', 'neodymium'],
    ['magents', 'magnets'],
    ['quoat', 'quota'],
  ])('reads %s as %s', (word, meant) => {
    expect(suggest(lexicon, word)[0]?.word).toBe(meant);
  });

  it.each(['xylophone', 'mammoth', 'quarter'])('has nothing for %s', (word) => {
    expect(suggest(lexicon, word)).toEqual([]);
  });

  it('finds every word after any one slip', () => {
    const words = lexicon.words.filter((word) => word.length >= 5);
    fc.assert(
      fc.property(fc.constantFrom(...words), fc.nat(20), fc.constantFrom('', 'x'), (word, place, letter) => {
        const at = place % word.length;
        const slipped = word.slice(0, at) + letter + word.slice(at + 1);
        expect(suggest(lexicon, slipped).map(({ word: found }) => found)).toContain(word);
      }),
    );
  });
});

describe('isEnglishWord', () => {
  it.each(['a', 'abandon', 'banking', 'weather', 'zebra', 'zoo', 'the'])('knows %s', (word) => {
    expect(isEnglishWord(word)).toBe(true);
  });

  it.each(['', 'disprosium', 'magnte', 'zzz', 'ausfuhr', '"', 'a","b'])('does not know %j', (word) => {
    expect(isEnglishWord(word)).toBe(false);
  });
});

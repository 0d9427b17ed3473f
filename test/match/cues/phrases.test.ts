import { describe, expect, it } from 'vitest';
import { compilePhrases, compileTables, findPhrases } from '../../../src/match/cues/phrases.ts';
import { toText } from '../../../src/match/cues/text.ts';

describe('findPhrases', () => {
  const { places, users } = compileTables({
    places: [
      ['US', 'us'],
      ['United States', 'us'],
      ['Japan', 'japan'],
    ],
    users: [
      ['military', 'military'],
      ['US military', 'us-military'],
      ['*rüstung*', 'military'],
    ],
  });
  const valuesIn = (table: typeof places, text: string) => findPhrases(table, toText(text)).map(({ values }) => values);

  it('finds the phrases of a table, whatever another table of the book has in the same place', () => {
    expect(valuesIn(places, 'to the US military in Japan')).toEqual([['us'], ['japan']]);
    expect(valuesIn(users, 'to the US military in Japan')).toEqual([['us-military']]);
  });

  it('takes the longest phrase, and says where it stands', () => {
    const [found] = findPhrases(users, toText('the US military?'));
    expect(found).toEqual({ values: ['us-military'], start: 4, end: 15, first: 1, last: 3 });
  });

  it('tells abbreviations from words by their capitals', () => {
    expect(valuesIn(places, 'tell us')).toEqual([]);
  });

  it('finds parts of compounds', () => {
    expect(valuesIn(users, 'ein Rüstungsbetrieb')).toEqual([['military']]);
  });

  it('keeps to one form where that is asked for', () => {
    const table = compilePhrases([['=process', 'technology']]);
    expect(findPhrases(table, toText('a process')).length).toBe(1);
    expect(findPhrases(table, toText('processed')).length).toBe(0);
  });

  it('gives all the values of a phrase, each once', () => {
    const table = compilePhrases([
      ['magnets', 'ndfeb'],
      ['magnet', 'smco'],
      ['Magnets', 'ndfeb'],
    ]);
    expect(findPhrases(table, toText('magnet'))[0]?.values).toEqual(['ndfeb', 'smco']);
  });
});

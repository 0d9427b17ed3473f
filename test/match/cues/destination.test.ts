import { describe, expect, it } from 'vitest';
import { readDestination } from '../../../src/match/cues/destination.ts';
import { readOrigin } from '../../../src/match/cues/origin.ts';
import { compilePhrases } from '../../../src/match/cues/phrases.ts';
import { toText } from '../../../src/match/cues/text.ts';

const places = compilePhrases([
  ...['US', 'United States', '美国', '对美', '米国', '対米', '미국', 'USA'].map((words) => [words, 'us'] as const),
  ...['Germany', 'German', 'Deutschland', '德国'].map((words) => [words, 'de'] as const),
  ...['EU'].map((words) => [words, 'eu'] as const),
  ...['Japan', 'Japanese', '日本', '일본'].map((words) => [words, 'jp'] as const),
]);
const within = new Map([['de', ['eu']]]);
const origins = compilePhrases([
  ['re-export', 'abroad'],
  ['from China', 'china'],
] as const);

describe('readDestination', () => {
  it.each([
    ['magnets to the US', 'us'],
    ['a US buyer', 'us'],
    ['für Deutschland', 'de'],
    ['对美出口', 'us'],
    ['対米輸出', 'us'],
    ['일본으로 수출', 'jp'],
    ['a customer from Germany', 'de'],
    ['to a German firm in the EU', 'de'],
    ['from Germany to the US', 'us'],
    ['日本から米国へ', 'us'],
  ])('finds where the goods go in %s', (question, destination) => {
    expect(readDestination(places, within, toText(question))?.destination).toBe(destination);
  });

  it.each(['tell us about it', 'to the US and Japan', 'from Germany'])(
    'finds no single destination in %s',
    (question) => {
      expect(readDestination(places, within, toText(question))?.destination).toBeUndefined();
    },
  );
});

describe('readOrigin', () => {
  it.each([
    ['re-export of magnets', 'abroad'],
    ['from Germany to the US', 'abroad'],
    ['German-made magnets to the US', 'abroad'],
    ['from China to the US', 'china'],
    ['magnets to the US', undefined],
  ])('reads %s as %s', (question, origin) => {
    const text = toText(question);
    expect(readOrigin(origins, text, readDestination(places, within, text))?.origin).toBe(origin);
  });
});

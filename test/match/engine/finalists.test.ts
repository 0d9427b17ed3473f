import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom, pick } from '../../../bench/random.ts';
import { buildEngine, type IndexEntry, partsOf } from '../../../src/match/engine/engine.ts';
import { chooseFinalists } from '../../../src/match/engine/finalists.ts';
import { buildQuery } from '../../../src/match/engine/query.ts';
import { readQuestion } from '../../../src/match/engine/question.ts';
import { createScratch } from '../../../src/match/engine/scratch.ts';
import { walkPostings } from '../../../src/match/engine/walk.ts';

// Many more entries than finalists, over few words, some of them written in an unspaced script.
const random = createRandom(3);
const words = Array.from({ length: 60 }, (_, at) =>
  at % 6 === 0 ? `镝${String.fromCharCode(0x4e00 + at)}` : `word${at}`,
);
const phrasing = () => Array.from({ length: 1 + Math.floor(random() * 7) }, () => pick(words, random)).join(' ');
const entries: IndexEntry[] = Array.from({ length: 80 }, (_, at) => ({
  key: `entry${at}`,
  phrasings: Array.from({ length: 1 + Math.floor(random() * 9) }, (_, place) => ({
    text: phrasing(),
    weight: place > 5 ? 0.15 : 1,
  })),
}));
const parts = partsOf(buildEngine(entries));
const { index, vocabulary } = parts;
const scratch = createScratch(index);
const machine = { ...parts, scratch, lexicon: null, guesses: new Map() };
const question = fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 12 }).map((chosen) => chosen.join(' '));

function walk(text: string) {
  const read = readQuestion(machine, text);
  const query = buildQuery(read.words, read.concepts, index, vocabulary);
  Object.assign(scratch, createScratch(index));
  walkPostings(index, query, scratch);
  return query;
}

describe('the finalists', () => {
  it('are those that are found when the phrasings of every entry are read', () => {
    fc.assert(
      fc.property(question, fc.integer({ min: -1, max: index.phraseEntry.length - 1 }), (text, without) => {
        const query = walk(text);
        chooseFinalists(index, query, scratch, without);
        const { length, entry, score } = structuredClone(scratch.finalists);
        scratch.reach.fill(Number.POSITIVE_INFINITY);
        chooseFinalists(index, query, scratch, without);
        const all = scratch.finalists;
        expect([length, entry, score]).toEqual([all.length, all.entry, all.score]);
      }),
    );
  });

  it('have no phrasing nearer than is thought possible', () => {
    fc.assert(
      fc.property(question, (text) => {
        walk(text);
        for (const [phrase, nearness] of scratch.nearness.entries()) {
          const reach = scratch.reach[index.phraseEntry[phrase] as number] as number;
          expect(nearness).toBeLessThanOrEqual(reach * 1.001);
        }
      }),
    );
  });
});

import type { InvertedIndex } from './inverted-index.ts';
import { parameters } from './parameters.ts';

/** Working memory of the ranking, made once per engine and left clean between questions: nothing is allocated per entry. */
export interface Scratch {
  /** Cosine of each phrasing with the question; the phrasings where it is not 0 are listed in `phrases`. */
  nearness: Float32Array;
  phrases: Int32Array;
  phraseCount: number;
  /** The three best cosines of each entry and its likelihood; the entries that have any are listed in `entries`. */
  best: Float32Array;
  likelihood: Float32Array;
  entries: Int32Array;
  entryCount: number;
  /** The question's character n-grams by bucket. */
  gramQuery: Float32Array;
  finalists: Finalists;
}

/** Candidates; after ranking in falling order of score. The parts of the score are each 0..1. */
export interface Finalists {
  length: number;
  entry: Int32Array;
  score: Float32Array;
  /** Mean cosine of the three best phrasings, over words. */
  phrase: Float32Array;
  /** The same over characters. */
  character: Float32Array;
  likelihood: Float32Array;
  /** Cosine with the sum of the entry's phrasings. */
  centre: Float32Array;
}

export function createScratch(index: InvertedIndex): Scratch {
  const phrases = index.phraseEntry.length;
  return {
    nearness: new Float32Array(phrases),
    phrases: new Int32Array(phrases),
    phraseCount: 0,
    best: new Float32Array(index.entries * 3),
    likelihood: new Float32Array(index.entries),
    entries: new Int32Array(index.entries),
    entryCount: 0,
    gramQuery: new Float32Array(index.gramWeight.length),
    finalists: createFinalists(parameters.finalists),
  };
}

function createFinalists(size: number): Finalists {
  return {
    length: 0,
    entry: new Int32Array(size),
    score: new Float32Array(size),
    phrase: new Float32Array(size),
    character: new Float32Array(size),
    likelihood: new Float32Array(size),
    centre: new Float32Array(size),
  };
}

/** Undoes what one question wrote, touching only that. */
export function clean(scratch: Scratch): void {
  const { nearness, phrases, best, likelihood, entries } = scratch;
  for (let at = 0; at < scratch.phraseCount; at++) nearness[phrases[at] as number] = 0;
  for (let at = 0; at < scratch.entryCount; at++) {
    const entry = entries[at] as number;
    likelihood[entry] = 0;
    best[entry * 3] = 0;
    best[entry * 3 + 1] = 0;
    best[entry * 3 + 2] = 0;
  }
  scratch.phraseCount = 0;
  scratch.entryCount = 0;
}

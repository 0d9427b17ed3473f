import type { InvertedIndex } from './inverted-index.ts';
import { parameters } from './parameters.ts';

/** Working memory of the ranking, made once per engine and left clean between questions: nothing is allocated per entry. */
export interface Scratch {
  /** Cosine of each phrasing with the question. */
  nearness: Float32Array;
  likelihood: Float32Array;
  /** What the nearness of no phrasing of an entry exceeds, but for rounding. */
  reach: Float32Array;
  /** 1 for the entries that have any of the question's features; they are listed in `entries`. */
  met: Uint8Array;
  entries: Int32Array;
  entryCount: number;
  /** The question's character n-grams by bucket. */
  gramQuery: Float32Array;
  finalists: Finalists;
  /** Where entries stand among the finalists, counted from 1, while those are compared. */
  placeOf: Uint8Array;
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
  /** The share of the question's words that the entry has. */
  coverage: Float64Array;
}

export function createScratch(index: InvertedIndex): Scratch {
  return {
    nearness: new Float32Array(index.phraseEntry.length),
    likelihood: new Float32Array(index.entries),
    reach: new Float32Array(index.entries),
    met: new Uint8Array(index.entries),
    // One more, since the place after the last is written before it is known whether it counts.
    entries: new Int32Array(index.entries + 1),
    entryCount: 0,
    gramQuery: new Float32Array(index.gramWeight.length),
    finalists: createFinalists(parameters.finalists),
    placeOf: new Uint8Array(index.entries),
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
    coverage: new Float64Array(size),
  };
}

/** Undoes what one question wrote, touching little else. */
export function clean({ phraseStart, entries: all }: InvertedIndex, scratch: Scratch): void {
  const { nearness, likelihood, reach, met, entries, entryCount } = scratch;
  // Memory is cleared fastest in one piece.
  const isMost = entryCount * 4 > all;
  if (isMost) nearness.fill(0);
  for (let at = 0; at < entryCount; at++) {
    const entry = entries[at] as number;
    likelihood[entry] = 0;
    reach[entry] = 0;
    met[entry] = 0;
    if (isMost) continue;
    const end = phraseStart[entry + 1] as number;
    for (let phrase = phraseStart[entry] as number; phrase < end; phrase++) nearness[phrase] = 0;
  }
  scratch.entryCount = 0;
}

import type { InvertedIndex } from './inverted-index.ts';
import { countWithout } from './leave-out.ts';
import { parameters } from './parameters.ts';
import type { CoveredWord, Query } from './query.ts';
import { valueAt } from './rows.ts';
import type { Scratch } from './scratch.ts';

/**
 * How far a candidate can be trusted, 0..1. The ranking score will not do: it says which entry is nearest, and something always is.
 * This one falls with every word of the question that nothing accounts for.
 */
export function confidenceOf(query: Query, phrase: number, character: number, coverage: number): number {
  const value = ((character + 0.5 * phrase * query.known) * (0.5 + coverage)) / 2.25;
  return Math.min(1, Math.max(0, value));
}

/** Entries of a feature up to which all are gone over rather than each finalist looked up among them. */
const shortRow = 512;
/** How well a word is met, by place among the finalists counted from 1; what is met elsewhere falls on 0. */
const best = new Float64Array(parameters.finalists + 1);
const met = new Float64Array(parameters.finalists + 1);

/** The share of the question's words that occur in each finalist, rare words weighing more, 0..1. `without` as in `rank`. */
export function compareCoverage(index: InvertedIndex, query: Query, scratch: Scratch, without: number): void {
  const { finalists, placeOf } = scratch;
  const own = without >= 0 ? (index.phraseEntry[without] as number) : -1;
  let all = 0;
  for (let place = 0; place < finalists.length; place++) {
    const entry = finalists.entry[place] as number;
    if (entry !== own) placeOf[entry] = place + 1;
    met[place + 1] = 0;
  }
  for (const word of query.words) {
    all += word.weight;
    meet(index, word, scratch, own, without);
    for (let place = 1; place <= finalists.length; place++)
      met[place] = (met[place] as number) + word.weight * (best[place] as number);
  }
  for (let place = 0; place < finalists.length; place++) {
    finalists.coverage[place] = all > 0 ? (met[place + 1] as number) / all : 0;
    placeOf[finalists.entry[place] as number] = 0;
  }
}

/** Leaves in `best` how well the word is met in each finalist. */
function meet(index: InvertedIndex, word: CoveredWord, { finalists, placeOf }: Scratch, own: number, without: number) {
  for (let place = 0; place <= finalists.length; place++) best[place] = 0;
  const { start, ids } = index.likelihoods;
  for (let at = 0; at < word.features.length; at++) {
    const feature = word.features[at] as number;
    const likeness = word.likeness[at] as number;
    const from = start[feature] as number;
    const end = start[feature + 1] as number;
    const isShort = end - from <= shortRow;
    for (let slot = from; isShort && slot < end; slot++) stand(placeOf[ids[slot] as number] as number, likeness);
    for (let place = 0; place < finalists.length; place++) {
      const entry = finalists.entry[place] as number;
      if (entry === own) {
        if (countWithout(index, feature, entry, without) > 0) stand(place + 1, likeness);
      } else if (!isShort && valueAt(index.likelihoods, feature, entry) > 0) stand(place + 1, likeness);
    }
  }
}

function stand(place: number, likeness: number): void {
  if (likeness > (best[place] as number)) best[place] = likeness;
}

import type { InvertedIndex } from './inverted-index.ts';
import { parameters } from './parameters.ts';
import type { Query } from './query.ts';
import type { Rows } from './rows.ts';
import type { Scratch } from './scratch.ts';

/**
 * Adds up the postings of the question's features, rarest first, until the budget is spent.
 * Returns the places of the features left over: too common to find an entry by, they are added to the finalists alone.
 */
export function walkPostings(index: InvertedIndex, query: Query, scratch: Scratch): number[] {
  const { start } = index.postings;
  const lengthAt = (at: number): number => {
    const feature = query.features[at] as number;
    return (start[feature + 1] as number) - (start[feature] as number);
  };
  const order = query.features.map((_, at) => at).sort((a, b) => lengthAt(a) - lengthAt(b) || a - b);

  let budget = parameters.postingBudget;
  for (const [walked, at] of order.entries()) {
    budget -= lengthAt(at);
    if (budget < 0 && walked > 0) return order.slice(walked);
    const feature = query.features[at] as number;
    addNearness(index.postings, feature, query.weights[at] as number, scratch);
    addLikelihood(index.likelihoods, feature, scratch.likelihood);
  }
  return [];
}

function addNearness({ start, ids, values }: Rows, feature: number, weight: number, scratch: Scratch): void {
  const { nearness, phrases } = scratch;
  let count = scratch.phraseCount;
  for (let slot = start[feature] as number, end = start[feature + 1] as number; slot < end; slot++) {
    const phrase = ids[slot] as number;
    const before = nearness[phrase] as number;
    if (before === 0) phrases[count++] = phrase;
    nearness[phrase] = before + weight * (values[slot] as number);
  }
  scratch.phraseCount = count;
}

function addLikelihood({ start, ids, values }: Rows, feature: number, likelihood: Float32Array): void {
  for (let slot = start[feature] as number, end = start[feature + 1] as number; slot < end; slot++) {
    const entry = ids[slot] as number;
    likelihood[entry] = (likelihood[entry] as number) + (values[slot] as number);
  }
}

/** Keeps the three best cosines of each entry met, leaving out the phrasing `without`. */
export function gatherEntries(index: InvertedIndex, scratch: Scratch, without: number): void {
  const { nearness, phrases, best, entries } = scratch;
  let count = 0;
  for (let at = 0; at < scratch.phraseCount; at++) {
    const phrase = phrases[at] as number;
    const entry = index.phraseEntry[phrase] as number;
    if (phrase === without) continue;
    if (best[entry * 3] === 0) entries[count++] = entry;
    insertBest(best, entry * 3, nearness[phrase] as number);
  }
  scratch.entryCount = count;
}

/** Puts a value into the three falling ones from `at`, if it is among them. */
export function insertBest(best: Float32Array, at: number, value: number): void {
  if (value > (best[at] as number)) {
    best[at + 2] = best[at + 1] as number;
    best[at + 1] = best[at] as number;
    best[at] = value;
  } else if (value > (best[at + 1] as number)) {
    best[at + 2] = best[at + 1] as number;
    best[at + 1] = value;
  } else if (value > (best[at + 2] as number)) {
    best[at + 2] = value;
  }
}

import { type Kind, kindShare } from './features.ts';
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
  const { features, weights } = query;
  const order = rarestFirst(start, features);
  let budget = parameters.postingBudget;
  for (let walked = 0; walked < order.length; walked++) {
    const at = (order[walked] as number) % places;
    budget -= Math.floor((order[walked] as number) / places);
    if (budget < 0 && walked > 0) return order.slice(walked).map((one) => one % places);
    const feature = features[at] as number;
    const weight = weights[at] as number;
    addNearness(index.postings, feature, weight, scratch.nearness);
    if (kindShare[index.kind[feature] as Kind] > 0) addLikelihood(index, feature, weight, scratch);
    else meetEntries(index, feature, weight, scratch);
  }
  return [];
}

/** More than a question has features. */
const places = 1 << 20;
/** As many as are sorted sooner by hand than by a call. */
const few = 64;

/** The length of each feature's row and its place among the features, in one number. */
function rarestFirst(start: Int32Array, features: readonly number[]): number[] {
  const order: number[] = [];
  const isFew = features.length <= few;
  for (let at = 0; at < features.length; at++) {
    const feature = features[at] as number;
    const rank = ((start[feature + 1] as number) - (start[feature] as number)) * places + at;
    let place = order.push(rank) - 1;
    for (; isFew && place > 0 && (order[place - 1] as number) > rank; place--)
      order[place] = order[place - 1] as number;
    order[place] = rank;
  }
  return isFew ? order : order.sort((a, b) => a - b);
}

function addNearness({ start, ids, values }: Rows, feature: number, weight: number, nearness: Float32Array): void {
  for (let slot = start[feature] as number, end = start[feature + 1] as number; slot < end; slot++) {
    const phrase = ids[slot] as number;
    nearness[phrase] = (nearness[phrase] as number) + weight * (values[slot] as number);
  }
}

function addLikelihood({ likelihoods, peaks }: InvertedIndex, feature: number, weight: number, scratch: Scratch): void {
  const { start, ids, values } = likelihoods;
  const { likelihood, reach, met, entries } = scratch;
  const part = weight / 255;
  let count = scratch.entryCount;
  for (let slot = start[feature] as number, end = start[feature + 1] as number; slot < end; slot++) {
    const entry = ids[slot] as number;
    likelihood[entry] = (likelihood[entry] as number) + (values[slot] as number);
    reach[entry] = (reach[entry] as number) + part * (peaks[slot] as number);
    // Written always but counted when new: a branch that cannot be foretold costs more than a store.
    entries[count] = entry;
    count += 1 - (met[entry] as number);
    met[entry] = 1;
  }
  scratch.entryCount = count;
}

/** Of a feature that has no part in likelihood. */
function meetEntries(
  { postings, phraseEntry }: InvertedIndex,
  feature: number,
  weight: number,
  scratch: Scratch,
): void {
  const { reach, met, entries } = scratch;
  const end = postings.start[feature + 1] as number;
  for (let slot = postings.start[feature] as number; slot < end; slot++) {
    const entry = phraseEntry[postings.ids[slot] as number] as number;
    // What all phrasings of the entry have of it is no less than what one has.
    reach[entry] = (reach[entry] as number) + weight * (postings.values[slot] as number);
    if (met[entry] === 1) continue;
    met[entry] = 1;
    entries[scratch.entryCount++] = entry;
  }
}

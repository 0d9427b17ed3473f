import { type Kind, kindShare } from './features.ts';
import type { InvertedIndex } from './inverted-index.ts';
import { parameters } from './parameters.ts';
import type { Query } from './query.ts';
import type { Rows } from './rows.ts';
import type { Scratch } from './scratch.ts';

/** More than a question has features. */
const places = 1 << 20;

/**
 * Adds up the postings of the question's features, rarest first, until the budget is spent.
 * Returns the places of the features left over: too common to find an entry by, they are added to the finalists alone.
 */
export function walkPostings(index: InvertedIndex, query: Query, scratch: Scratch): number[] {
  const { start } = index.postings;
  const { features, weights } = query;
  const order = new Float64Array(features.length);
  for (let at = 0; at < order.length; at++) {
    const feature = features[at] as number;
    // Length and place in one number: sorting those takes no comparison to be called.
    order[at] = ((start[feature + 1] as number) - (start[feature] as number)) * places + at;
  }
  order.sort();

  let budget = parameters.postingBudget;
  for (let walked = 0; walked < order.length; walked++) {
    const at = (order[walked] as number) % places;
    budget -= Math.floor((order[walked] as number) / places);
    if (budget < 0 && walked > 0) return Array.from(order.subarray(walked), (one) => one % places);
    const feature = features[at] as number;
    addNearness(index.postings, feature, weights[at] as number, scratch.nearness);
    if (kindShare[index.kind[feature] as Kind] > 0) addLikelihood(index.likelihoods, feature, scratch);
    else meetEntries(index, feature, scratch);
  }
  return [];
}

function addNearness({ start, ids, values }: Rows, feature: number, weight: number, nearness: Float32Array): void {
  for (let slot = start[feature] as number, end = start[feature + 1] as number; slot < end; slot++) {
    const phrase = ids[slot] as number;
    nearness[phrase] = (nearness[phrase] as number) + weight * (values[slot] as number);
  }
}

function addLikelihood({ start, ids, values }: Rows, feature: number, scratch: Scratch): void {
  const { likelihood, met, entries } = scratch;
  let count = scratch.entryCount;
  for (let slot = start[feature] as number, end = start[feature + 1] as number; slot < end; slot++) {
    const entry = ids[slot] as number;
    likelihood[entry] = (likelihood[entry] as number) + (values[slot] as number);
    // Written always but counted when new: a branch that cannot be foretold costs more than a store.
    entries[count] = entry;
    count += 1 - (met[entry] as number);
    met[entry] = 1;
  }
  scratch.entryCount = count;
}

/** Of a feature that has no part in likelihood. */
function meetEntries({ postings, phraseEntry }: InvertedIndex, feature: number, scratch: Scratch): void {
  const { met, entries } = scratch;
  const end = postings.start[feature + 1] as number;
  for (let slot = postings.start[feature] as number; slot < end; slot++) {
    const entry = phraseEntry[postings.ids[slot] as number] as number;
    if (met[entry] === 1) continue;
    met[entry] = 1;
    entries[scratch.entryCount++] = entry;
  }
}

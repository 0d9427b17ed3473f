import { type Kind, kindShare } from './features.ts';
import type { InvertedIndex } from './inverted-index.ts';
import type { Query } from './query.ts';
import { valueAt } from './rows.ts';

/** The likelihood of the question in the entry of the phrasing `without`, as if the entry did not have that phrasing. */
export function likelihoodWithout(index: InvertedIndex, query: Query, without: number): number {
  const entry = index.phraseEntry[without] as number;
  let sum = 0;
  for (const feature of query.features) {
    const left = countWithout(index, feature, entry, without);
    if (left > 0) sum += shareOf(index, feature) * Math.log1p(left / expectedOf(index, feature));
  }
  return sum;
}

/** How many other phrasings of the entry have the feature, each counted by its weight. */
export function countWithout(index: InvertedIndex, feature: number, entry: number, without: number): number {
  const likelihood = valueAt(index.likelihoods, feature, entry);
  if (likelihood === 0) return 0;
  // The count is the likelihood read backwards; what rounding leaves of it is far below the weight of any phrasing.
  const count = Math.expm1(likelihood / shareOf(index, feature)) * expectedOf(index, feature);
  const own = valueAt(index.postings, feature, without) > 0 ? (index.phraseWeight[without] as number) : 0;
  return count - own > 0.01 ? count - own : 0;
}

/** The length of the sum of the entry's other phrasing vectors; `along` is the cosine of the question with the sum of all, added up. */
export function centreWithout(index: InvertedIndex, without: number, along: number): number {
  const length = index.centreLength[index.phraseEntry[without] as number] as number;
  const weight = index.phraseWeight[without] as number;
  return Math.sqrt(Math.max(length * length - 2 * weight * along + weight * weight, weight * weight));
}

function expectedOf(index: InvertedIndex, feature: number): number {
  return 1 / Math.expm1((index.likelihoodScale[feature] as number) / shareOf(index, feature));
}

function shareOf(index: InvertedIndex, feature: number): number {
  return kindShare[index.kind[feature] as Kind];
}

import type { InvertedIndex } from './inverted-index.ts';
import { countWithout } from './leave-out.ts';
import type { CoveredWord, Query } from './query.ts';
import { valueAt } from './rows.ts';

/**
 * How far a candidate can be trusted, 0..1. The ranking score will not do: it says which entry is nearest, and something always is.
 * This one falls with every word of the question that nothing accounts for.
 */
export function confidenceOf(query: Query, phrase: number, character: number, coverage: number): number {
  const value = ((character + 0.5 * phrase * query.known) * (0.5 + coverage)) / 2.25;
  return Math.min(1, Math.max(0, value));
}

/** The share of the question's words that occur in the entry, rare words weighing more, 0..1. `without` as in `rank`. */
export function coverageOf(index: InvertedIndex, query: Query, entry: number, without = -1): number {
  let met = 0;
  let all = 0;
  for (const word of query.words) {
    all += word.weight;
    met += word.weight * matchOf(index, word, entry, without);
  }
  return all > 0 ? met / all : 0;
}

function matchOf(index: InvertedIndex, word: CoveredWord, entry: number, without: number): number {
  const isOwn = without >= 0 && index.phraseEntry[without] === entry;
  let best = 0;
  for (let at = 0; at < word.features.length; at++) {
    const likeness = word.likeness[at] as number;
    if (likeness <= best) continue;
    const feature = word.features[at] as number;
    const has = isOwn
      ? countWithout(index, feature, entry, without) > 0
      : valueAt(index.likelihoods, feature, entry) > 0;
    if (has) best = likeness;
  }
  return best;
}

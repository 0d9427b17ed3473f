import { compareCoverage } from './confidence.ts';
import { addLeftOver, chooseFinalists, compareCharacters, compareWords } from './finalists.ts';
import type { InvertedIndex } from './inverted-index.ts';
import { likelihoodWithout } from './leave-out.ts';
import { parameters } from './parameters.ts';
import type { Query } from './query.ts';
import { clean, type Finalists, type Scratch } from './scratch.ts';
import { walkPostings } from './walk.ts';

/**
 * The entries nearest to a question, best first, by four views of an entry: its three best phrasings in words, the same in characters,
 * the centre of all its phrasings, and how likely the question's words are in it.
 * A phrasing given as `without` is ignored as if the base did not have it. The result is overwritten by the next call.
 */
export function rank(index: InvertedIndex, query: Query, scratch: Scratch, without = -1): Finalists {
  const leftOver = walkPostings(index, query, scratch);
  forget(index, query, scratch, without);
  chooseFinalists(index, query, scratch, without);
  addLeftOver(index, query, scratch, leftOver);
  forget(index, query, scratch, without);
  compareWords(index, query, scratch, without);
  compareCharacters(index, query, scratch, without);
  compareCoverage(index, query, scratch, without);
  addUp(scratch.finalists);
  sort(scratch.finalists);
  // The entry of a phrasing left out may not have been met, and is then not on the list that is cleaned.
  if (without >= 0) scratch.likelihood[index.phraseEntry[without] as number] = 0;
  clean(index, scratch);
  return scratch.finalists;
}

function forget(index: InvertedIndex, query: Query, scratch: Scratch, without: number): void {
  if (without >= 0) scratch.likelihood[index.phraseEntry[without] as number] = likelihoodWithout(index, query, without);
}

function addUp({ length, score, phrase, character, likelihood, centre }: Finalists): void {
  for (let at = 0; at < length; at++) {
    score[at] =
      (phrase[at] as number) +
      parameters.likelihoodShare * (likelihood[at] as number) +
      parameters.centreShare * (centre[at] as number) +
      parameters.characterShare * (character[at] as number);
  }
}

/** Selection sort: seven columns move together, there are few rows, and equal scores come in the order of the base. */
function sort({ length, entry, score, phrase, character, likelihood, centre, coverage }: Finalists): void {
  for (let at = 0; at < length; at++) {
    let first = at;
    for (let next = at + 1; next < length; next++) {
      const ahead = (score[next] as number) - (score[first] as number);
      if (ahead > 0 || (ahead === 0 && (entry[next] as number) < (entry[first] as number))) first = next;
    }
    if (first !== at)
      for (const column of [entry, score, phrase, character, likelihood, centre, coverage]) swap(column, at, first);
  }
}

function swap(column: Int32Array | Float32Array | Float64Array, a: number, b: number): void {
  const kept = column[a] as number;
  column[a] = column[b] as number;
  column[b] = kept;
}

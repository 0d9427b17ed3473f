import type { InvertedIndex } from './inverted-index.ts';
import type { Parts } from './machine.ts';
import type { Bring } from './packing.ts';
import type { PairTable } from './pair-table.ts';
import type { Rows } from './rows.ts';

/**
 * Has parts read from their file what a question needs of them, when it needs it: of the tables the slots that are looked
 * at, of the index the features that are found and the phrasings that are compared. What is small is read at once.
 */
export function bringOnDemand({ vocabulary, aliases, index }: Parts, bring: Bring): void {
  for (const table of [vocabulary.named, vocabulary.pairs, aliases.units, aliases.children]) bringSlots(table, bring);
  for (const array of [...smallArrays(index), aliases.start, aliases.ids]) bring(array, 0, array.length);
  const byFeature = [index.kind, index.featureWeight, index.spread, index.likelihoodScale];
  vocabulary.bring = (feature) => {
    for (const array of byFeature) bring(array, feature, feature + 1);
    bringRow(index.postings, feature, bring);
    bringRow(index.likelihoods, feature, bring);
    const { start } = index.likelihoods;
    bring(index.peaks, start[feature] as number, start[feature + 1] as number);
  };
  index.bring = (phrase) =>
    bring(index.grams, index.gramStart[phrase] as number, index.gramStart[phrase + 1] as number);
}

function smallArrays(index: InvertedIndex) {
  const { phraseStart, phraseEntry, phraseWeight, questions, centreLength, gramStart, gramScale, gramWeight } = index;
  return [phraseStart, phraseEntry, phraseWeight, questions, centreLength, gramStart, gramScale, gramWeight];
}

function bringSlots(table: PairTable, bring: Bring): void {
  table.bring = (slot) => {
    bring(table.first, slot, slot + 1);
    bring(table.second, slot, slot + 1);
    bring(table.feature, slot, slot + 1);
  };
}

function bringRow({ start, ids, values }: Rows, row: number, bring: Bring): void {
  bring(start, row, row + 2);
  bring(ids, start[row] as number, start[row + 1] as number);
  bring(values, start[row] as number, start[row + 1] as number);
}

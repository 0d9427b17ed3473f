import { gramBuckets } from './grams.ts';
import { filled } from './growable.ts';
import { featureRows, type Harvest } from './harvest.ts';
import { parameters } from './parameters.ts';
import { type Rows, transpose } from './rows.ts';
import type { NewVocabulary } from './vocabulary.ts';
import { countByEntry, gramScales, peaksOf, rarity, spreadOf, weighCounts, weighFeatures, weighRows } from './weigh.ts';

/** The base as typed arrays. Phrasings are numbered entry by entry, so those of an entry stand side by side. */
export interface InvertedIndex {
  entries: number;
  /** First phrasing of each entry, and one more. */
  phraseStart: Int32Array;
  phraseEntry: Int32Array;
  phraseWeight: Float32Array;
  /** How many phrasings of each entry are questions rather than text about it. */
  questions: Int32Array;
  /** Length of the sum of each entry's phrasing vectors. */
  centreLength: Float32Array;
  kind: Uint8Array;
  featureWeight: Float32Array;
  /** Entries that have the feature. */
  spread: Float32Array;
  /** Phrasings by feature, with the feature's part in the phrasing's unit vector. */
  postings: Rows;
  /** Entries by feature, with what the feature adds to the likelihood of the entry, and what one occurrence would add. */
  likelihoods: Rows;
  /** Beside each entry of a feature, the greatest part the feature has in any of its phrasings, as a share of 255 rounded up. */
  peaks: Uint8Array;
  likelihoodScale: Float32Array;
  /** Character n-grams by phrasing, laid end to end, and what makes a unit vector of each phrasing's. */
  gramStart: Int32Array;
  grams: Uint16Array;
  gramScale: Float32Array;
  gramWeight: Float32Array;
  /** Brings the n-grams of a phrasing into memory, where the index is read from a file as it is needed. */
  bring: ((phrase: number) => void) | null;
}

/** Weighs what was harvested and turns it round, from features by phrasing to phrasings by feature. */
export function buildIndex(harvest: Harvest, vocabulary: NewVocabulary): InvertedIndex {
  const phraseWeight = filled(harvest.phraseWeight);
  const phraseStart = withEnd(filled(harvest.phraseStart), phraseWeight.length);
  const entries = phraseStart.length - 1;
  const phraseEntry = entryOfEach(phraseStart);
  const kind = Uint8Array.from(vocabulary.kinds);

  const rows = featureRows(harvest, vocabulary.compounds);
  const spread = spreadOf(rows, phraseEntry, phraseWeight, kind.length);
  const featureWeight = weighFeatures(spread, kind, entries);
  weighRows(rows, featureWeight, phraseWeight);
  const postings = transpose(rows, kind.length);
  const likelihoods = countByEntry(postings, phraseEntry, phraseWeight, kind);

  const gramStart = filled(harvest.gramStart);
  const grams = filled(harvest.grams);
  const gramSpread = spreadOf({ start: gramStart, ids: grams }, phraseEntry, phraseWeight, gramBuckets);
  const gramWeight = gramSpread.map((holders) => rarity(entries, Math.max(holders, 1)));
  return {
    entries,
    phraseStart,
    phraseEntry,
    phraseWeight,
    questions: countQuestions(phraseStart, phraseWeight),
    centreLength: centreLengths(rows, phraseStart, kind.length),
    kind,
    featureWeight,
    spread,
    postings,
    likelihoods,
    peaks: peaksOf(likelihoods, postings, phraseEntry),
    likelihoodScale: weighCounts(likelihoods, kind),
    gramStart,
    grams,
    gramScale: gramScales(gramStart, grams, gramWeight, phraseWeight),
    gramWeight,
    bring: null,
  };
}

function withEnd(starts: Int32Array, end: number): Int32Array {
  const whole = new Int32Array(starts.length + 1);
  whole.set(starts);
  whole[starts.length] = end;
  return whole;
}

function entryOfEach(phraseStart: Int32Array): Int32Array {
  const entryOf = new Int32Array(phraseStart[phraseStart.length - 1] as number);
  for (let entry = 0; entry + 1 < phraseStart.length; entry++)
    entryOf.fill(entry, phraseStart[entry], phraseStart[entry + 1]);
  return entryOf;
}

function countQuestions(phraseStart: Int32Array, phraseWeight: Float32Array): Int32Array {
  const questions = new Int32Array(phraseStart.length - 1);
  for (let entry = 0; entry < questions.length; entry++) {
    const weights = phraseWeight.subarray(phraseStart[entry], phraseStart[entry + 1]);
    questions[entry] = weights.filter((weight) => weight >= parameters.questionWeight).length;
  }
  return questions;
}

function centreLengths(rows: Rows, phraseStart: Int32Array, size: number): Float32Array {
  const sums = new Float32Array(size);
  const lengths = new Float32Array(phraseStart.length - 1);
  for (let entry = 0; entry < lengths.length; entry++) {
    const from = rows.start[phraseStart[entry] as number] as number;
    const to = rows.start[phraseStart[entry + 1] as number] as number;
    for (let at = from; at < to; at++) {
      const id = rows.ids[at] as number;
      sums[id] = (sums[id] as number) + (rows.values[at] as number);
    }
    let square = 0;
    for (let at = from; at < to; at++) {
      // Each feature is taken once: its sum is cleared when it has been counted.
      const sum = sums[rows.ids[at] as number] as number;
      square += sum * sum;
      sums[rows.ids[at] as number] = 0;
    }
    lengths[entry] = Math.sqrt(square);
  }
  return lengths;
}

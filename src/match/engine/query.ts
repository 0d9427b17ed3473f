import type { Word } from '../words/analyse.ts';
import { eachFeature } from './features.ts';
import { eachGram, gramText } from './grams.ts';
import type { InvertedIndex } from './inverted-index.ts';
import { addTo, createTally, empty } from './tally.ts';
import { finding, findWord, partsOfCompound, type Vocabulary } from './vocabulary.ts';
import { rarity } from './weigh.ts';

/** A word of the question, and others that may have been meant by it. */
export interface QueryWord {
  word: Word;
  /** 1 when the word stands as written, less when it was corrected. */
  likeness: number;
  others: { word: Word; likeness: number }[];
  /** Features of the concepts that the word helps to name. */
  concepts: number[];
}

/** One word of the question, for the share of it that an entry covers. */
export interface CoveredWord {
  weight: number;
  /** Features that stand for the word, and how well each does. */
  features: number[];
  likeness: number[];
}

/** A question in the terms of the index. */
export interface Query {
  /** A unit vector: features, and the weight of each. */
  features: number[];
  weights: number[];
  words: CoveredWord[];
  /** Length of the vector of known words over that of all words, 0..1. */
  known: number;
  /** A unit vector over character n-grams. */
  grams: number[];
  gramWeights: number[];
}

const stopWordShare = 0.3;
const compoundPartLikeness = 0.5;

export function buildQuery(
  words: readonly QueryWord[],
  concepts: readonly string[],
  index: InvertedIndex,
  vocabulary: Vocabulary,
): Query {
  const plain = words.map(({ word }) => word);
  countFeatures(words, plain, concepts, vocabulary);
  const features = unitVector(index.featureWeight);
  eachGram(gramText(plain), count);
  const grams = unitVector(index.gramWeight);
  const covered = words.map((word) => toCovered(word, index, vocabulary));
  return {
    features: features.ids,
    weights: features.weights,
    words: covered,
    known: knownShare(words, covered, features.length),
    grams: grams.ids,
    gramWeights: grams.weights,
  };
}

const tally = createTally();
const count = (id: number, times = 1): void => addTo(tally, id, times);

function countFeatures(
  words: readonly QueryWord[],
  plain: readonly Word[],
  concepts: readonly string[],
  vocabulary: Vocabulary,
): void {
  eachFeature(plain, concepts, finding(vocabulary), count);
  for (const { others } of words) {
    for (const { word, likeness } of others) {
      const feature = findWord(vocabulary, word);
      if (feature >= 0) count(feature, 0.5 * likeness * likeness);
    }
  }
}

/** What was counted, weighed and brought to length 1; `length` is what it had. */
function unitVector(weightOf: Float32Array): { ids: number[]; weights: number[]; length: number } {
  const ids: number[] = [];
  const weights: number[] = [];
  let square = 0;
  for (let at = 0; at < tally.size; at++) {
    const id = tally.ids[at] as number;
    // What is there twice weighs no more, and what may be meant weighs less.
    const weight = (weightOf[id] as number) * Math.min(1, tally.counts[id] as number);
    ids.push(id);
    weights.push(weight);
    square += weight * weight;
  }
  empty(tally);
  const length = Math.sqrt(square);
  for (let at = 0; at < weights.length; at++) weights[at] = (weights[at] as number) / length;
  return { ids, weights, length };
}

function toCovered(
  { word, likeness, others, concepts }: QueryWord,
  index: InvertedIndex,
  vocabulary: Vocabulary,
): CoveredWord {
  const feature = findWord(vocabulary, word);
  const isHeld = feature >= 0 && (index.spread[feature] as number) > 0;
  const unheld = rarity(index.entries, 0) * (word.isStop ? stopWordShare : 1);
  const covered: CoveredWord = {
    weight: isHeld ? (index.featureWeight[feature] as number) : unheld,
    features: [],
    likeness: [],
  };
  const stand = (other: number, how: number): void => {
    if (other < 0) return;
    covered.features.push(other);
    covered.likeness.push(how);
  };
  if (isHeld) stand(feature, likeness);
  for (const part of partsOfCompound(vocabulary, feature)) stand(part, compoundPartLikeness);
  for (const concept of concepts) stand(concept, 1);
  for (const other of others) stand(findWord(vocabulary, other.word), other.likeness);
  return covered;
}

function knownShare(words: readonly QueryWord[], covered: readonly CoveredWord[], known: number): number {
  let unknown = 0;
  for (const [at, { weight, features }] of covered.entries()) {
    if (features.length === 0 && !(words[at] as QueryWord).word.isStop) unknown += weight * weight;
  }
  return known > 0 ? known / Math.sqrt(known * known + unknown) : 0;
}

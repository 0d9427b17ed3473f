import type { Word } from './analyse.ts';
import { conceptKey, type Kind, kindOfWord, kinds, type Resolver } from './features.ts';
import { addPair, createPairTable, findPair, type PairTable } from './pair-table.ts';

/** Every feature of the base by number. */
export interface Vocabulary {
  /** Words, characters, bigrams and concepts by name. */
  features: Map<string, number>;
  /** Neighbouring words by the numbers of both. */
  pairs: PairTable;
  /** Kind by feature. */
  kinds: Kind[];
  /** Feature by spelling, of the words that a misspelt one may be corrected to. */
  spellings: Map<string, number>;
  /** The words that a compound is made of, by its feature. */
  compounds: Map<number, number[]>;
}

const none: readonly number[] = [];

export function createVocabulary(): Vocabulary {
  return { features: new Map(), pairs: createPairTable(), kinds: [], spellings: new Map(), compounds: new Map() };
}

/** Gives a number to every feature asked for. Compounds are not taken apart, since the words that make them may be yet to come. */
export function adding(vocabulary: Vocabulary): Resolver {
  return {
    named: (key, kind) => nameFeature(vocabulary, key, kind),
    pair: (first, second) => {
      const next = vocabulary.kinds.length;
      const feature = addPair(vocabulary.pairs, first, second, next);
      if (feature === next) vocabulary.kinds.push(kinds.pair);
      return feature;
    },
    parts: () => none,
  };
}

/** Finds the features there are. */
export function finding(vocabulary: Vocabulary): Resolver {
  return {
    named: (key) => vocabulary.features.get(key) ?? -1,
    pair: (first, second) => findPair(vocabulary.pairs, first, second),
    parts: (feature) => vocabulary.compounds.get(feature) ?? none,
  };
}

/** Makes a word known and offers it for corrections, whether or not a text contains it. */
export function addWord(vocabulary: Vocabulary, word: Word): void {
  const feature = nameFeature(vocabulary, word.stem, kindOfWord(word));
  if (word.isCorrectable && !vocabulary.spellings.has(word.surface)) vocabulary.spellings.set(word.surface, feature);
}

export function findWord(vocabulary: Vocabulary, word: Word): number {
  const feature = vocabulary.features.get(word.stem);
  if (feature !== undefined) return feature;
  return word.other === null ? -1 : (vocabulary.features.get(word.other) ?? -1);
}

export function findConcept(vocabulary: Vocabulary, concept: string): number {
  return vocabulary.features.get(conceptKey(concept)) ?? -1;
}

function nameFeature(vocabulary: Vocabulary, key: string, kind: Kind): number {
  const known = vocabulary.features.get(key);
  if (known !== undefined) return known;
  const feature = vocabulary.kinds.length;
  vocabulary.features.set(key, feature);
  vocabulary.kinds.push(kind);
  return feature;
}

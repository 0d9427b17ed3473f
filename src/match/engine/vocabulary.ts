import type { Word } from '../words/analyse.ts';
import { conceptKey, type Kind, kindOfWord, kinds, type Resolver } from './features.ts';
import { addName, findName, type NameTable } from './names.ts';
import { addPair, createPairTable, findPair, type PairTable } from './pair-table.ts';

/** Every feature of the base by number. */
export interface Vocabulary {
  /** Words, characters, bigrams and concepts by name. */
  named: NameTable;
  /** Words side by side, or with one between, by the numbers of both. */
  pairs: PairTable;
  /** Words that a misspelt one may be corrected to. Most questions need none of them, so a restored vocabulary unpacks them when asked. */
  spellings: () => Set<string>;
  /** The words that a compound is made of, by its feature. */
  compounds: Map<number, number[]>;
  /** Brings what the index has of a feature into memory, where it is read from a file as it is needed. */
  bring: ((feature: number) => void) | null;
}

/** A vocabulary still growing, with the kind of each feature. */
export interface NewVocabulary extends Vocabulary {
  kinds: Kind[];
}

const none: readonly number[] = [];
const mostFeatures = 1 << 28;

export function createVocabulary(): NewVocabulary {
  const spellings = new Set<string>();
  return {
    named: createPairTable(),
    pairs: createPairTable(),
    spellings: () => spellings,
    compounds: new Map(),
    bring: null,
    kinds: [],
  };
}

/** Gives a number to every feature asked for. Compounds are not taken apart, since the words that make them may be yet to come. */
export function adding(vocabulary: NewVocabulary): Resolver {
  return {
    named: (key, kind) => nameFeature(vocabulary, key, kind),
    pair: (first, second, kind) => {
      const next = vocabulary.kinds.length;
      const feature = addPair(vocabulary.pairs, first, secondKey(second, kind), next);
      if (feature === next) vocabulary.kinds.push(kind);
      return feature;
    },
    parts: () => none,
  };
}

/** Finds the features there are. */
export function finding(vocabulary: Vocabulary): Resolver {
  return {
    named: (key) => brought(vocabulary, findName(vocabulary.named, key)),
    pair: (first, second, kind) => brought(vocabulary, findPair(vocabulary.pairs, first, secondKey(second, kind))),
    parts: (feature) => partsOfCompound(vocabulary, feature),
  };
}

/** Pairs with a word between them lie in the same table, beyond the numbers that features have. */
function secondKey(second: number, kind: Kind): number {
  return kind === kinds.skip ? second + mostFeatures : second;
}

/** Makes a word known and offers it for corrections, whether or not a text contains it. */
export function addWord(vocabulary: NewVocabulary, word: Word): void {
  nameFeature(vocabulary, word.stem, kindOfWord(word));
  if (word.isCorrectable) vocabulary.spellings().add(word.surface);
}

export function findWord(vocabulary: Vocabulary, word: Word): number {
  const feature = findName(vocabulary.named, word.stem);
  return brought(vocabulary, feature >= 0 || word.other === null ? feature : findName(vocabulary.named, word.other));
}

/** The words that a compound is made of, by its feature; none for other words. */
export function partsOfCompound(vocabulary: Vocabulary, feature: number): readonly number[] {
  const parts = vocabulary.compounds.get(feature) ?? none;
  for (const part of parts) brought(vocabulary, part);
  return parts;
}

export function findConcept(vocabulary: Vocabulary, concept: string): number {
  return brought(vocabulary, findName(vocabulary.named, conceptKey(concept)));
}

function brought(vocabulary: Vocabulary, feature: number): number {
  if (vocabulary.bring && feature >= 0) vocabulary.bring(feature);
  return feature;
}

function nameFeature(vocabulary: NewVocabulary, key: string, kind: Kind): number {
  const next = vocabulary.kinds.length;
  const feature = addName(vocabulary.named, key, next);
  if (feature === next) vocabulary.kinds.push(kind);
  return feature;
}

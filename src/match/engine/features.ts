import type { Word } from '../words/analyse.ts';

/** What a feature is, which decides what it weighs. */
export const kinds = { word: 0, stop: 1, pair: 2, character: 3, bigram: 4, concept: 5, skip: 6 } as const;
export type Kind = (typeof kinds)[keyof typeof kinds];

/** Weight of a feature besides its rarity, by kind. A skip is a pair with a word between. Stop words are halved, not dropped: who, when and how tell questions apart. */
export const kindWeight: Record<Kind, number> = { 0: 1, 1: 0.5, 2: 0.35, 3: 0.35, 4: 0.6, 5: 1, 6: 0.12 };

/** Share of a feature in the likelihood of an entry, by kind. */
export const kindShare: Record<Kind, number> = { 0: 1, 1: 1, 2: 0.5, 3: 1, 4: 1, 5: 1, 6: 0 };

/** Where features get their numbers: a vocabulary that adds those it lacks, or one that answers -1. */
export interface Resolver {
  named(key: string, kind: Kind): number;
  pair(first: number, second: number, kind: Kind): number;
  /** The words a compound is made of. */
  parts(feature: number): readonly number[];
}

// Marks in front of a name keep characters, bigrams and concepts apart from words; no word contains them.
const characterMark = '\u0001';
const bigramMark = '\u0002';
const conceptMark = '\u0003';
/** Stands before the first word and after the last, so that their places count. */
const edge = '\u0004';
/** Stands beside every number, so that a question with one number is like a phrasing with another. */
const anyNumber = '\u0005';
const digits = /^\d+(?:\.\d+)?$/;
const numberWords = new Set(
  'one two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty hundred thousand'.split(
    ' ',
  ),
);

/** Calls `sink` with every feature of a text that the resolver has a number for. */
export function eachFeature(
  words: readonly Word[],
  concepts: readonly string[],
  resolver: Resolver,
  sink: (feature: number) => void,
): void {
  eachWord(words, resolver, sink);
  eachCharacter(words, resolver, sink);
  for (const concept of concepts) sinkNamed(conceptKey(concept), kinds.concept, resolver, sink);
}

export function conceptKey(concept: string): string {
  return conceptMark + concept;
}

export function kindOfWord(word: Word): Kind {
  return word.isStop ? kinds.stop : kinds.word;
}

function eachWord(words: readonly Word[], resolver: Resolver, sink: (feature: number) => void): void {
  if (words.length === 0) return;
  const border = resolver.named(edge, kinds.stop);
  let before = border;
  let twoBefore = -1;
  for (const word of words) {
    const feature = resolver.named(word.stem, kindOfWord(word));
    if (feature >= 0) {
      sink(feature);
      for (const part of resolver.parts(feature)) sink(part);
    }
    sinkPair(before, feature, kinds.pair, resolver, sink);
    sinkPair(twoBefore, feature, kinds.skip, resolver, sink);
    twoBefore = before;
    before = feature;
    if (word.other !== null) sinkNamed(word.other, kinds.word, resolver, sink);
    if (digits.test(word.surface) || numberWords.has(word.surface)) sinkNamed(anyNumber, kinds.word, resolver, sink);
  }
  sinkPair(before, border, kinds.pair, resolver, sink);
  sinkPair(twoBefore, border, kinds.skip, resolver, sink);
}

function sinkNamed(key: string, kind: Kind, resolver: Resolver, sink: (feature: number) => void): void {
  const feature = resolver.named(key, kind);
  if (feature >= 0) sink(feature);
}

function sinkPair(
  first: number,
  second: number,
  kind: Kind,
  resolver: Resolver,
  sink: (feature: number) => void,
): void {
  if (first < 0 || second < 0) return;
  const pair = resolver.pair(first, second, kind);
  if (pair >= 0) sink(pair);
}

/** Characters of unspaced runs, and bigrams of those and of Hangul words: a segmenter cuts one text in several ways, characters do not change. */
function eachCharacter(words: readonly Word[], resolver: Resolver, sink: (feature: number) => void): void {
  let before = '';
  for (const word of words) {
    if (word.script === 'latin') {
      before = '';
      continue;
    }
    if (word.script === 'hangul') before = '';
    for (const character of word.stem) {
      if (word.script === 'cjk') sinkNamed(characterMark + character, kinds.character, resolver, sink);
      if (before) sinkNamed(bigramMark + before + character, kinds.bigram, resolver, sink);
      before = character;
    }
    if (word.script === 'hangul') before = '';
  }
}

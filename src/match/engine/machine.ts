import type { AliasTree } from './aliases.ts';
import type { Lexicon, Suggestion } from './fuzzy.ts';
import type { InvertedIndex } from './inverted-index.ts';
import type { Scratch } from './scratch.ts';
import type { Thresholds } from './thresholds.ts';
import type { Vocabulary } from './vocabulary.ts';

/** What is known of a base: built once, then only read. */
export interface Parts {
  keys: readonly string[];
  vocabulary: Vocabulary;
  aliases: AliasTree;
  index: InvertedIndex;
}

/** Parts at work: with the memory they calculate in, and that of words looked up before. */
export interface Machine extends Parts {
  scratch: Scratch;
  lexicon: Lexicon | null;
  guesses: Map<string, Guess>;
}

/** What a word that the base lacks may be. */
export interface Guess {
  /** Known words that it is put together from. */
  parts: string[] | null;
  /** Words it may be a slip for, likeliest first. */
  suggestions: Suggestion[];
}

/** What a snapshot keeps. */
export interface MeasuredParts extends Parts {
  thresholds: Thresholds;
}

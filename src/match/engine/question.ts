import { analyse, toWord, type Word } from '../words/analyse.ts';
import { isEnglishWord } from '../words/word-list.ts';
import { type ConceptMatch, findConcepts } from './aliases.ts';
import { splitCompound, splitOffKnown } from './compounds.ts';
import { createLexicon, type Suggestion, suggest } from './fuzzy.ts';
import type { Guess, Machine } from './machine.ts';
import { findPair } from './pair-table.ts';
import type { QueryWord } from './query.ts';
import { findConcept, findWord } from './vocabulary.ts';

/** A question read against the base: its words as meant, the concepts they name, and what could not be placed. */
export interface ReadQuestion {
  words: QueryWord[];
  concepts: string[];
  corrections: Correction[];
  unknown: string[];
}

/** A word that the base lacks, and what it is taken for. */
export interface Correction {
  from: string;
  to: string;
  /** What it may be as well, by no more slips. */
  rivals: readonly string[];
}

const mostRemembered = 5000;
/** What a known neighbour adds to the order of a suggestion, and how far behind the first another may be and still count. */
const neighbourGain = 0.1;
const closeOrder = 0.1;

export function readQuestion(machine: Machine, question: string): ReadQuestion {
  const read: ReadQuestion = { words: [], concepts: [], corrections: [], unknown: [] };
  const words = analyse(question);
  for (const [at, word] of words.entries()) readWord(machine, word, words[at + 1], read);
  const plain = read.words.map(({ word }) => word);
  for (const match of findConcepts(plain, machine.aliases)) addConcepts(machine, match, read);
  for (const { word, concepts } of read.words) {
    if (concepts.length === 0 && !isHeld(machine, word) && !word.isStop) read.unknown.push(word.surface);
  }
  return read;
}

function isHeld(machine: Machine, word: Word): boolean {
  const feature = findWord(machine.vocabulary, word);
  return feature >= 0 && (machine.index.spread[feature] as number) > 0;
}

function readWord(machine: Machine, word: Word, next: Word | undefined, read: ReadQuestion): void {
  if (!word.isCorrectable || word.isStop || findWord(machine.vocabulary, word) >= 0) {
    read.words.push(asWritten(word));
    return;
  }
  const { parts, suggestions } = guess(machine, word.surface);
  if (parts) {
    for (const part of parts) read.words.push(asWritten(toWord(part)));
    return;
  }
  const [first, ...others] = fitToNeighbours(machine, suggestions, read.words.at(-1)?.word, next);
  if (!first) {
    read.words.push(asWritten(word));
    return;
  }
  const rivals = others.filter(({ edits }) => edits <= first.edits).map((other) => other.word);
  read.corrections.push({ from: word.surface, to: first.word, rivals });
  const close = others.filter(({ order }) => order >= first.order - closeOrder);
  read.words.push({
    word: toWord(first.word),
    likeness: first.likeness,
    others: close.map((other) => ({ word: toWord(other.word), likeness: other.likeness })),
    concepts: [],
  });
}

function asWritten(word: Word): QueryWord {
  return { word, likeness: 1, others: [], concepts: [] };
}

const nothing: Guess = { parts: null, suggestions: [] };

/** What a word that the base lacks may be: known words written together, or a known word misspelt. Remembered, since people repeat themselves. */
function guess(machine: Machine, surface: string): Guess {
  const known = machine.guesses.get(surface);
  if (known) return known;
  const made = makeGuess(machine, surface);
  if (machine.guesses.size >= mostRemembered) machine.guesses.clear();
  machine.guesses.set(surface, made);
  return made;
}

function makeGuess(machine: Machine, surface: string): Guess {
  // A real word that the base lacks is another subject, not a slip.
  if (isEnglishWord(surface)) return nothing;
  const parts = splitCompound(surface, machine.vocabulary);
  if (parts) return { parts, suggestions: [] };
  machine.lexicon ??= createLexicon(machine.vocabulary.spellings());
  const suggestions = suggest(machine.lexicon, surface);
  return { parts: suggestions.length > 0 ? null : splitOffKnown(surface, machine.vocabulary), suggestions };
}

/**
 * Moves up the suggestions that stand beside the word before or after somewhere in the base, among those that take the
 * fewest slips: "Erbiummeball" is no terbium metal, however often that is said to need a licence.
 */
function fitToNeighbours(
  machine: Machine,
  suggestions: Suggestion[],
  before: Word | undefined,
  after: Word | undefined,
): Suggestion[] {
  if (suggestions.length < 2) return suggestions;
  const fewest = Math.min(...suggestions.map(({ edits }) => edits));
  const { vocabulary } = machine;
  const first = before ? findWord(vocabulary, before) : -1;
  const last = after ? findWord(vocabulary, after) : -1;
  return suggestions
    .map((suggestion) => {
      if (suggestion.edits > fewest) return suggestion;
      const feature = findWord(vocabulary, toWord(suggestion.word));
      const follows = first >= 0 && findPair(vocabulary.pairs, first, feature) >= 0 ? neighbourGain : 0;
      const leads = last >= 0 && findPair(vocabulary.pairs, feature, last) >= 0 ? neighbourGain : 0;
      return { ...suggestion, order: suggestion.order + follows + leads };
    })
    .sort((a, b) => b.order - a.order);
}

function addConcepts(machine: Machine, match: ConceptMatch, read: ReadQuestion): void {
  for (const concept of match.concepts) {
    if (!read.concepts.includes(concept)) read.concepts.push(concept);
    const feature = findConcept(machine.vocabulary, concept);
    if (feature < 0) continue;
    for (let at = match.from; at < match.to; at++) read.words[at]?.concepts.push(feature);
  }
}

import { type AliasNode, type ConceptMatch, findConcepts } from './aliases.ts';
import { analyse, toWord, type Word } from './analyse.ts';
import { splitCompound } from './compounds.ts';
import { createLexicon, type Lexicon, type Suggestion, suggest } from './fuzzy.ts';
import type { InvertedIndex } from './inverted-index.ts';
import { findPair } from './pair-table.ts';
import type { QueryWord } from './query.ts';
import { findConcept, findWord, type Vocabulary } from './vocabulary.ts';
import { isEnglishWord } from './word-list.ts';

/** A question read against the base: its words as meant, the concepts they name, and what could not be placed. */
export interface ReadQuestion {
  words: QueryWord[];
  concepts: string[];
  corrections: { from: string; to: string }[];
  unknown: string[];
}

/** What reading needs, with the memory of words looked up before. */
export interface Reader {
  vocabulary: Vocabulary;
  index: InvertedIndex;
  aliases: AliasNode;
  lexicon: Lexicon | null;
  remembered: Map<string, Suggestion[]>;
}

const mostRemembered = 5000;
/** What a known neighbour adds to the order of a suggestion, and how far behind the first another may be and still count. */
const neighbourGain = 0.1;
const closeOrder = 0.1;

export function readQuestion(reader: Reader, question: string): ReadQuestion {
  const read: ReadQuestion = { words: [], concepts: [], corrections: [], unknown: [] };
  const words = analyse(question);
  for (const [at, word] of words.entries()) readWord(reader, word, words[at + 1], read);
  const plain = read.words.map(({ word }) => word);
  for (const match of findConcepts(plain, reader.aliases)) addConcepts(reader, match, read);
  for (const { word, concepts } of read.words) {
    if (concepts.length === 0 && !isHeld(reader, word) && !word.isStop) read.unknown.push(word.surface);
  }
  return read;
}

function isHeld(reader: Reader, word: Word): boolean {
  const feature = findWord(reader.vocabulary, word);
  return feature >= 0 && (reader.index.spread[feature] as number) > 0;
}

function readWord(reader: Reader, word: Word, next: Word | undefined, read: ReadQuestion): void {
  // A real word that the base lacks is another subject, not a slip.
  if (!word.isCorrectable || findWord(reader.vocabulary, word) >= 0 || isEnglishWord(word.surface)) {
    read.words.push(asWritten(word));
    return;
  }
  const parts = splitCompound(word.surface, reader.vocabulary);
  if (parts) {
    for (const part of parts) read.words.push(asWritten(toWord(part)));
    return;
  }
  const [first, ...others] = fitToNeighbours(reader, lookUp(reader, word.surface), read.words.at(-1)?.word, next);
  if (!first) {
    read.words.push(asWritten(word));
    return;
  }
  read.corrections.push({ from: word.surface, to: first.word });
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

function lookUp(reader: Reader, surface: string): Suggestion[] {
  const known = reader.remembered.get(surface);
  if (known) return known;
  reader.lexicon ??= createLexicon(reader.vocabulary.spellings.keys());
  const suggestions = suggest(reader.lexicon, surface);
  if (reader.remembered.size >= mostRemembered) reader.remembered.clear();
  reader.remembered.set(surface, suggestions);
  return suggestions;
}

/** Moves up the suggestions that stand beside the word before or after somewhere in the base. */
function fitToNeighbours(
  reader: Reader,
  suggestions: Suggestion[],
  before: Word | undefined,
  after: Word | undefined,
): Suggestion[] {
  if (suggestions.length < 2) return suggestions;
  const { vocabulary } = reader;
  const first = before ? findWord(vocabulary, before) : -1;
  const last = after ? findWord(vocabulary, after) : -1;
  return suggestions
    .map((suggestion) => {
      const feature = vocabulary.spellings.get(suggestion.word) as number;
      const follows = first >= 0 && findPair(vocabulary.pairs, first, feature) >= 0 ? neighbourGain : 0;
      const leads = last >= 0 && findPair(vocabulary.pairs, feature, last) >= 0 ? neighbourGain : 0;
      return { ...suggestion, order: suggestion.order + follows + leads };
    })
    .sort((a, b) => b.order - a.order);
}

function addConcepts(reader: Reader, match: ConceptMatch, read: ReadQuestion): void {
  for (const concept of match.concepts) {
    if (!read.concepts.includes(concept)) read.concepts.push(concept);
    const feature = findConcept(reader.vocabulary, concept);
    if (feature < 0) continue;
    for (let at = match.from; at < match.to; at++) read.words[at]?.concepts.push(feature);
  }
}

import { readDay } from './cues/day.ts';
import { foreignElements, readFormulas } from './cues/symbol.ts';
import { cutSpans, keyOf, type Text, toText } from './cues/text.ts';
import type { SearchResult } from './engine/engine.ts';
import { findMentions } from './naming/mentions.ts';
import type { Reader } from './reader.ts';
import { editDistance } from './words/distance.ts';
import { replaceWord } from './words/replace-word.ts';

/** Searches without the names of elements the base does not know, which would only find their neighbours. */
export function find({ engine, knownElements, names }: Reader, text: Text): SearchResult {
  const foreign = foreignElements(text, knownElements, []);
  const unnamed = foreign.length > 0 ? foreignElements(text, knownElements, findMentions(names, text)) : foreign;
  return engine.search(unnamed.length > 0 ? cutSpans(text.raw, unnamed) : text.raw, 20);
}

/** The question with its slips mended, where that makes a name of them; other words may be real in another language. */
export function mend(
  question: Text,
  { corrections }: SearchResult,
  { lexicon, nameWords, vocabularyWords }: Reader,
): Text {
  if (corrections.length === 0) return question;
  let text = question.raw;
  // Any day will do: only where times are named matters.
  const times = readDay(text, '2000-01-01')?.spans ?? [];
  const dated = times.map(({ start, end }) => text.slice(start, end).toLowerCase()).join(' ');
  const formulas = readFormulas(lexicon.elements, text).map(({ start, end }) => text.slice(start, end).toLowerCase());
  for (const { from, to } of corrections) {
    // NdDyFeB is no NdFeB with a slip.
    if (formulas.includes(from)) continue;
    if (!nameWords.has(keyOf(to)) || vocabularyWords.has(keyOf(from)) || dated.includes(from)) continue;
    // Two slips in five letters make another word: gauss is no GaAs.
    if (from.length < 6 && editDistance(from, to, 2) > 1) continue;
    text = replaceWord(text, from, to);
  }
  return text === question.raw ? question : toText(text);
}

/** The better of two searches for each entry. */
export function merge(one: SearchResult, other: SearchResult): SearchResult {
  const best = new Map(one.candidates.map((candidate) => [candidate.key, candidate]));
  for (const candidate of other.candidates) {
    const known = best.get(candidate.key);
    if (!known || candidate.confidence > known.confidence) best.set(candidate.key, candidate);
  }
  return {
    candidates: [...best.values()].sort((a, b) => b.confidence - a.confidence || b.score - a.score),
    corrections: one.corrections,
    unknown: other.unknown,
    concepts: [...new Set([...one.concepts, ...other.concepts])],
  };
}

import { createRequire } from 'node:module';
import type FuseClass from 'fuse.js';
import { editDistance } from '../words/distance.ts';

/** A word of the base that may have been meant by a misspelt one. */
export interface Suggestion {
  word: string;
  edits: number;
  /** 0..1, 1 being the same word. */
  likeness: number;
  /** 0..1, by which suggestions are ordered. */
  order: number;
}

/** The words of the base with the letters each is made of, by which most can be ruled out without comparing them. */
export interface Lexicon {
  words: readonly string[];
  letters: Int32Array;
}

let fuse: typeof FuseClass | undefined;

// Loaded when the first word has to be corrected: most questions have none, and start sooner without it.
function loadFuse(): typeof FuseClass {
  fuse ??= createRequire(import.meta.url)('fuse.js') as typeof FuseClass;
  return fuse;
}

const mostEdits = 2;
const mostSuggestions = 4;
/** Candidates given to fuse.js, which takes about 5 µs each. */
const mostRanked = 8;
/** What fuse.js counts in the order. Were it more, a word would win by holding the slip whole: cerium erium, which is erbium too. */
const fuseShare = 0.2;

export function createLexicon(words: Iterable<string>): Lexicon {
  const list = [...words];
  return { words: list, letters: Int32Array.from(list, lettersOf) };
}

/** The words that may have been meant, likeliest first: those one edit away, or two in a word of five letters or more. */
export function suggest(lexicon: Lexicon, word: string): Suggestion[] {
  const candidates = findNear(lexicon, word, word.length < 5 ? 1 : mostEdits);
  return candidates.length > 0 ? rankWithFuse(word, candidates) : [];
}

type Near = Omit<Suggestion, 'order'>;

function findNear({ words, letters }: Lexicon, word: string, most: number): Near[] {
  const own = lettersOf(word);
  const found: Near[] = [];
  for (let at = 0; at < words.length; at++) {
    // An edit adds or takes away at most one letter each way, so words with more letters of their own are further apart.
    if (bitCount((letters[at] as number) ^ own) > 2 * most) continue;
    const candidate = words[at] as string;
    const edits = editDistance(word, candidate, most);
    if (edits > most) continue;
    // Slips in the first letter are the rarest.
    const cost = edits + (candidate[0] === word[0] ? 0 : 0.5);
    found.push({ word: candidate, edits, likeness: 1 - cost / Math.max(word.length, candidate.length) });
  }
  return found.sort((a, b) => b.likeness - a.likeness || (a.word < b.word ? -1 : 1)).slice(0, mostRanked);
}

/** Orders the candidates by likeness in edits and by fuse.js, which sees where in the word the difference lies. */
function rankWithFuse(word: string, candidates: Near[]): Suggestion[] {
  const Fuse = loadFuse();
  const ranking = new Fuse(candidates, {
    keys: ['word'],
    includeScore: true,
    ignoreLocation: true,
    ignoreFieldNorm: true,
    threshold: 0.6,
  });
  const scores = new Map(ranking.search(word).map(({ item, score }) => [item.word, 1 - (score ?? 1)]));
  return candidates
    .map((near) => ({ ...near, order: (1 - fuseShare) * near.likeness + fuseShare * (scores.get(near.word) ?? 0) }))
    .sort((a, b) => b.order - a.order || (a.word < b.word ? -1 : 1))
    .slice(0, mostSuggestions);
}

/** One bit for each letter a to z that occurs, and six more that other letters share. */
function lettersOf(word: string): number {
  let letters = 0;
  for (let at = 0; at < word.length; at++) {
    const place = word.charCodeAt(at) - 97;
    letters |= 1 << (place >= 0 && place < 26 ? place : 26 + (word.charCodeAt(at) % 6));
  }
  return letters;
}

function bitCount(bits: number): number {
  let rest = bits - ((bits >>> 1) & 0x55555555);
  rest = (rest & 0x33333333) + ((rest >>> 2) & 0x33333333);
  return Math.imul((rest + (rest >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

import { toWord } from '../words/analyse.ts';
import { findWord, type Vocabulary } from './vocabulary.ts';

const shortestPart = 4;
const shortestCompound = 9;
/** What stands between the parts of a German compound, tried after nothing. */
const links = ['', 's', 'n', 'en', 'es', 'er'];

/** The known words that a word is put together from, in order, or null. The longest first part that leads to the end is taken. */
export function splitCompound(word: string, vocabulary: Vocabulary): string[] | null {
  if (word.length < shortestCompound) return null;
  for (let cut = word.length - shortestPart; cut >= shortestPart; cut--) {
    const first = word.slice(0, cut);
    if (!vocabulary.spellings().has(first)) continue;
    const rest = splitRest(word.slice(cut), vocabulary);
    if (rest) return [first, ...rest];
  }
  return null;
}

function splitRest(rest: string, vocabulary: Vocabulary): string[] | null {
  for (const link of links) {
    if (!rest.startsWith(link) || rest.length - link.length < shortestPart) continue;
    const word = rest.slice(link.length);
    const parts = vocabulary.spellings().has(word) ? [word] : splitCompound(word, vocabulary);
    if (parts) return parts;
  }
  return null;
}

/** A shorter end is one of many words by chance. */
const shortestKnown = 6;

/** The longest known word that a word begins or ends with, and the rest, in order: Wismut and tellurid. Null where there is none. */
export function splitOffKnown(word: string, vocabulary: Vocabulary): string[] | null {
  const known = vocabulary.spellings();
  for (let cut = shortestPart; cut <= word.length - shortestKnown; cut++) {
    if (known.has(word.slice(cut))) return [word.slice(0, cut), word.slice(cut)];
    if (known.has(word.slice(0, -cut))) return [word.slice(0, -cut), word.slice(-cut)];
  }
  return null;
}

/** Notes the parts of every word of the vocabulary that is a compound of others, but for those that `isWhole` knows as words of their own. */
export function findCompounds(vocabulary: Vocabulary, isWhole: (word: string) => boolean): void {
  for (const word of vocabulary.spellings()) {
    const parts = splitCompound(word, vocabulary);
    if (!parts || isWhole(word)) continue;
    const feature = findWord(vocabulary, toWord(word));
    const features = parts.map((part) => findWord(vocabulary, toWord(part))).filter((part) => part !== feature);
    vocabulary.compounds.set(feature, features);
  }
}

import { pick } from './random.ts';

const letters = 'abcdefghijklmnopqrstuvwxyz';
const longWord = /[a-zA-Z]{5,}/g;

/** The question with `edits` slips in one of its words of five or more letters; unchanged when it has none. */
export function misspell(question: string, edits: number, random: () => number): string {
  const words = [...question.matchAll(longWord)];
  if (words.length === 0) return question;
  const chosen = pick(words, random);
  let word = chosen[0];
  // A second slip can undo the first, and a doubled letter swaps with itself: go on until the word has changed.
  while (word === chosen[0]) {
    for (let edit = 0; edit < edits; edit++) word = slip(word, random);
  }
  return question.slice(0, chosen.index) + word + question.slice(chosen.index + chosen[0].length);
}

/** A letter added, removed, replaced, or swapped with the next. */
function slip(word: string, random: () => number): string {
  const at = Math.floor(random() * word.length);
  const letter = letters[Math.floor(random() * letters.length)] ?? 'e';
  const kind = Math.floor(random() * 4);
  if (kind === 0) return word.slice(0, at) + letter + word.slice(at);
  if (kind === 1) return word.slice(0, at) + word.slice(at + 1);
  if (kind === 2) return word.slice(0, at) + letter + word.slice(at + 1);
  const next = Math.min(at, word.length - 2);
  return word.slice(0, next) + word[next + 1] + word[next] + word.slice(next + 2);
}

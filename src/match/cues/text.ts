import { simplified } from '../words/characters.ts';
import { stem } from '../words/stem.ts';

/** A word of a question, or one character of a script written without spaces. */
export interface Token {
  /** Form in which it is compared: lower case, no diacritics, stemmed, simplified characters. */
  key: string;
  /** As written. */
  raw: string;
  /** Offsets into `Text.raw`. */
  start: number;
  end: number;
}

/** A question with its tokens in place, so that what a cue covers can be cut out of it. */
export interface Text {
  raw: string;
  tokens: Token[];
}

/** A stretch of `Text.raw`. */
export interface Span {
  start: number;
  end: number;
}

const plainAscii = /^[\x20-\x7e]*$/;
const asciiToken = /[A-Za-z0-9]+/g;
const anyToken =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}ー々]|[\p{Script=Latin}\p{N}]+/gu;
const latinWord = /^[\p{Script=Latin}]+$/u;
const latinMarks = /[\u0300-\u036f]/g;
// Longer questions are pasted documents; reading the start of one is enough to say what it is about.
const longest = 2000;
const spaces = /\s+/g;

export function toText(question: string): Text {
  const start = question.slice(0, longest);
  const isPlain = plainAscii.test(start);
  const raw = (isPlain ? start : start.normalize('NFKC')).replace(spaces, ' ');
  // Unicode classes take several times as long, and make no difference here.
  const shape = isPlain ? asciiToken : anyToken;
  const tokens: Token[] = [];
  for (let match = shape.exec(raw); match; match = shape.exec(raw)) {
    tokens.push({ key: keyOf(match[0]), raw: match[0], start: match.index, end: shape.lastIndex });
  }
  return { raw, tokens };
}

const keys = new Map<string, string>();
const mostRemembered = 20_000;

/** The form in which a word is compared. Remembered, since a language has few words and many questions. */
export function keyOf(word: string): string {
  const known = keys.get(word);
  if (known !== undefined) return known;
  if (keys.size >= mostRemembered) keys.clear();
  const key = makeKey(word);
  keys.set(word, key);
  return key;
}

function makeKey(word: string): string {
  if (!latinWord.test(word)) return simplified(word).toLowerCase();
  const plain = word.toLowerCase().replaceAll('ß', 'ss').normalize('NFD').replace(latinMarks, '');
  // Stemmed it would be the German for "who".
  if (plain === 'were') return plain;
  // German plurals and cases in -en; English words that end so lose it on both sides of a comparison.
  return plain.length >= 6 && plain.endsWith('en') ? plain.slice(0, -2) : stem(plain);
}

/** The keys of a phrase, joined: equal for two spellings of the same words. */
export function canonical(phrase: string): string {
  return keysOf(toText(phrase));
}

export function keysOf({ tokens }: Text): string {
  return tokens.map(({ key }) => key).join(' ');
}

/** The text with the spans blanked out. */
export function cutSpans(raw: string, spans: readonly Span[]): string {
  let rest = raw;
  for (const { start, end } of spans) rest = `${rest.slice(0, start)}${' '.repeat(end - start)}${rest.slice(end)}`;
  return rest.replace(spaces, ' ').trim();
}

export function overlaps(one: Span, other: Span): boolean {
  return one.start < other.end && other.start < one.end;
}

export function overlapsAny(span: Span, others: readonly Span[]): boolean {
  return others.some((other) => overlaps(span, other));
}

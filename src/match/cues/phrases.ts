import { languages } from '../../core/language.ts';
import type { WordsByLanguage } from '../../core/localised.ts';
import { keyOf, type Span, type Text, type Token, toText } from './text.ts';

interface Node<T> {
  next: Map<string, Node<T>>;
  values: T[];
}

/** Phrases to look for, each standing for a value. */
export interface PhraseTable<T> {
  root: Node<T>;
  /** Single words with `*` at one or both ends: parts of compounds. */
  parts: { test: (word: string) => boolean; value: T }[];
}

/** A phrase found in a text. */
export interface Found<T> extends Span {
  values: T[];
  /** Token positions, `last` exclusive. */
  first: number;
  last: number;
}

/** Abbreviations and symbols that are other words in another case (US, In) count only as written. */
const asWritten = /^(?:[A-Z]{2,3}|[A-Za-z]{1,2})$/;
/** "=process" is that form alone, not processed or processing. */
const oneForm = /^=\p{L}+$/u;

export function compilePhrases<T>(phrases: Iterable<readonly [words: string, value: T]>): PhraseTable<T> {
  const table: PhraseTable<T> = { root: { next: new Map(), values: [] }, parts: [] };
  for (const [words, value] of phrases) {
    if (words.includes('*')) table.parts.push({ test: partTest(words), value });
    else if (oneForm.test(words)) insert(table.root, [`~${words.slice(1).toLowerCase()}`], value);
    else insert(table.root, toText(words).tokens.map(stepOf), value);
  }
  return table;
}

/** The words of every language, as a question may mix them. */
export function wordsOf(words: WordsByLanguage | undefined): string[] {
  return languages.flatMap((language) => words?.[language] ?? []);
}

/** Compiles a table `{ value: words by language }` of the vocabulary. */
export function compileWords<T extends string>(lists: Partial<Record<T, WordsByLanguage>>): PhraseTable<T> {
  const phrases: [string, T][] = [];
  for (const value of Object.keys(lists) as T[]) {
    for (const words of wordsOf(lists[value])) phrases.push([words, value]);
  }
  return compilePhrases(phrases);
}

/** The longest phrase from each position, without those inside a longer one; overlapping ones stay. */
export function findPhrases<T>(table: PhraseTable<T>, { tokens }: Text): Found<T>[] {
  const found: Found<T>[] = [];
  let reached = 0;
  for (let first = 0; first < tokens.length; first++) {
    const match = longestFrom(table, tokens, first);
    if (!match || match.last <= reached) continue;
    reached = match.last;
    const start = (tokens[first] as Token).start;
    const end = (tokens[match.last - 1] as Token).end;
    found.push({ values: match.values, start, end, first, last: match.last });
  }
  return found;
}

function longestFrom<T>(table: PhraseTable<T>, tokens: readonly Token[], first: number) {
  let best: { values: T[]; last: number } | undefined;
  const walk = (node: Node<T>, at: number) => {
    if (node.values.length > 0 && at > (best?.last ?? first)) best = { values: node.values, last: at };
    const token = tokens[at];
    if (!token) return;
    for (const step of [token.key, `=${token.raw}`, `~${token.raw.toLowerCase()}`]) {
      const next = node.next.get(step);
      if (next) walk(next, at + 1);
    }
  };
  walk(table.root, first);
  const token = tokens[first] as Token;
  const parts = best ? [] : table.parts.filter(({ test }) => test(token.raw.toLowerCase()));
  return parts.length > 0 ? { values: parts.map(({ value }) => value), last: first + 1 } : best;
}

function insert<T>(root: Node<T>, steps: readonly string[], value: T): void {
  if (steps.length === 0) return;
  let node = root;
  for (const step of steps) {
    let next = node.next.get(step);
    if (!next) {
      next = { next: new Map(), values: [] };
      node.next.set(step, next);
    }
    node = next;
  }
  if (!node.values.includes(value)) node.values.push(value);
}

function stepOf(token: Token, _index: number, tokens: readonly Token[]): string {
  return tokens.length === 1 && asWritten.test(token.raw) ? `=${token.raw}` : keyOf(token.raw);
}

function partTest(pattern: string): (word: string) => boolean {
  const core = pattern.replaceAll('*', '').toLowerCase();
  if (!pattern.startsWith('*')) return (word) => word.startsWith(core);
  if (!pattern.endsWith('*')) return (word) => word.endsWith(core);
  return (word) => word.includes(core);
}

import { languages } from '../../core/language.ts';
import type { WordsByLanguage } from '../../core/localised.ts';
import { findName } from '../engine/names.ts';
import { findPair } from '../engine/pair-table.ts';
import { compileTables, type Part, type PhraseBook, type Phrases, type PhraseTable } from './phrase-book.ts';
import { keyOf, type Span, type Text, type Token } from './text.ts';

export { compileTables, type PhraseTable } from './phrase-book.ts';

/** A phrase found in a text. */
export interface Found<T> extends Span {
  values: T[];
  /** Token positions, `last` exclusive. */
  first: number;
  last: number;
}

export function compilePhrases<T>(phrases: Phrases<T>): PhraseTable<T> {
  return compileTables({ only: phrases }).only;
}

/** The words of every language, as a question may mix them. */
export function wordsOf(words: WordsByLanguage | undefined): string[] {
  return languages.flatMap((language) => words?.[language] ?? []);
}

/** Compiles a table `{ value: words by language }` of the vocabulary. */
export function compileWords<T extends string>(lists: Partial<Record<T, WordsByLanguage>>): PhraseTable<T> {
  return compilePhrases(phrasesIn(lists));
}

/** The phrases of a table `{ value: words by language }` of the vocabulary. */
export function phrasesIn<T extends string>(lists: Partial<Record<T, WordsByLanguage>>): [words: string, value: T][] {
  return (Object.keys(lists) as T[]).flatMap((value) =>
    wordsOf(lists[value]).map((words): [string, T] => [words, value]),
  );
}

/** The longest phrase of the table from each position, without those inside a longer one; overlapping ones stay. */
export function findPhrases<T>({ book, table }: PhraseTable<T>, text: Text): readonly Found<T>[] {
  return (readBook(book, text)[table] ?? none) as readonly Found<T>[];
}

type FoundByTable = (Found<unknown>[] | undefined)[];

const none: readonly never[] = [];
const readings = new WeakMap<Text, Map<PhraseBook, FoundByTable>>();

/** What all tables of a book find. Kept as long as the text is: several cues look for the same words. */
function readBook(book: PhraseBook, text: Text): FoundByTable {
  const known = readings.get(text) ?? new Map<PhraseBook, FoundByTable>();
  const before = known.get(book);
  if (before) return before;
  const found = walkBook(book, text.tokens);
  readings.set(text, known.set(book, found));
  return found;
}

function walkBook(book: PhraseBook, tokens: readonly Token[]): FoundByTable {
  const { values } = book;
  const found: FoundByTable = values.map(() => undefined);
  const reached = values.map(() => 0);
  const known = wordsOfBook(book);
  const words = tokens.map(({ raw }) => known.get(raw) ?? learn(book, known, raw));
  for (let first = 0; first < words.length; first++) {
    const { roots, parts } = words[first] as BookWord;
    if (roots.length === 0 && parts.length === 0) continue;
    const longest = longestFrom(book, words, first);
    for (let table = 0; table < values.length; table++) {
      const node = longest.nodes[table] as number;
      const places = node > 0 ? placesAt(book, node, table) : placesOf(parts, table);
      const last = node > 0 ? (longest.lasts[table] as number) : first + 1;
      if (places.length === 0 || last <= (reached[table] as number)) continue;
      reached[table] = last;
      const start = (tokens[first] as Token).start;
      const end = (tokens[last - 1] as Token).end;
      const meant = places.map((place) => values[table]?.[place]);
      const hits = found[table] ?? [];
      found[table] = hits;
      hits.push({ values: meant, start, end, first, last });
    }
  }
  return found;
}

/** For each table the node of its longest phrase from a position, 0 for none, and where that ends. */
function longestFrom(book: PhraseBook, words: readonly BookWord[], first: number) {
  const { children, start, leafTable, values } = book;
  const nodes = new Int32Array(values.length);
  const lasts = new Int32Array(values.length);
  const walk = (node: number, at: number): void => {
    for (let leaf = start[node] as number; leaf < (start[node + 1] as number); leaf++) {
      const table = leafTable[leaf] as number;
      if (at <= (lasts[table] as number)) continue;
      lasts[table] = at;
      nodes[table] = node;
    }
    for (const step of words[at]?.steps ?? none) {
      const next = findPair(children, node, step);
      if (next >= 0) walk(next, at + 1);
    }
  };
  for (const root of words[first]?.roots ?? none) walk(root, first + 1);
  return { nodes, lasts };
}

function placesAt({ start, leafTable, leafValue }: PhraseBook, node: number, table: number): number[] {
  const places: number[] = [];
  for (let leaf = start[node] as number; leaf < (start[node + 1] as number); leaf++)
    if (leafTable[leaf] === table) places.push(leafValue[leaf] as number);
  return places;
}

function placesOf(parts: readonly Part[], table: number): readonly number[] {
  return parts.length === 0 ? none : parts.filter((part) => part.table === table).map(({ value }) => value);
}

/** A word as a book has it. */
interface BookWord {
  /** The steps it can be. */
  steps: readonly number[];
  /** The nodes of those that begin a phrase. */
  roots: readonly number[];
  parts: readonly Part[];
}

const remembered = new WeakMap<PhraseBook, Map<string, BookWord>>();
const mostRemembered = 20_000;

/** The words met before, as the book has them. */
function wordsOfBook(book: PhraseBook): Map<string, BookWord> {
  const known = remembered.get(book) ?? new Map<string, BookWord>();
  if (known.size === 0) remembered.set(book, known);
  return known;
}

function learn(book: PhraseBook, known: Map<string, BookWord>, raw: string): BookWord {
  const lower = raw.toLowerCase();
  const names = [keyOf(raw), `=${raw}`, `~${lower}`];
  const steps = names.map((name) => findName(book.steps, name)).filter((step) => step >= 0);
  const roots = steps.map((step) => findPair(book.children, 0, step)).filter((node) => node >= 0);
  const word = { steps, roots, parts: book.parts.filter((part) => holds(part, lower)) };
  if (known.size >= mostRemembered) known.clear();
  known.set(raw, word);
  return word;
}

function holds({ core, open }: Part, word: string): boolean {
  if (open.before && open.after) return word.includes(core);
  return open.before ? word.endsWith(core) : word.startsWith(core);
}

import { addName, type NameTable } from '../engine/names.ts';
import { addPair, createPairTable, type PairTable } from '../engine/pair-table.ts';
import { keyOf, type Token, toText } from './text.ts';

/** Phrases, each with the value it stands for. */
export type Phrases<T> = Iterable<readonly [words: string, value: T]>;

/**
 * All phrases of several tables as one tree of steps, so that one pass over a question finds those of every table. Arrays of
 * numbers, which are saved and read back as they are. Node 0 is the root.
 */
export interface PhraseBook {
  /** Words as steps: the key of a word, `=Word` as it is written, `~word` in that form alone. */
  steps: NameTable;
  /** Child node by node and step. */
  children: PairTable;
  /** The leaves of node n are `start[n]` to `start[n + 1] - 1`: each a table, and the place of a value among the table's. */
  start: Int32Array;
  leafTable: Uint8Array;
  leafValue: Int32Array;
  /** What the phrases of each table stand for. */
  values: readonly (readonly unknown[])[];
  parts: readonly Part[];
}

/** Words with `*` at one or both ends: parts of compounds. */
export interface Part {
  core: string;
  open: { before: boolean; after: boolean };
  table: number;
  value: number;
}

/** The phrases of a book that one cue looks for. */
export interface PhraseTable<T> {
  book: PhraseBook;
  table: number;
  values: readonly T[];
}

interface Leaf {
  node: number;
  table: number;
  value: number;
}

/** Abbreviations and symbols that are other words in another case (US, In) count only as written. */
const asWritten = /^(?:[A-Z]{2,3}|[A-Za-z]{1,2})$/;
/** "=process" is that form alone, not processed or processing. */
const oneForm = /^=\p{L}+$/u;

/** Compiles lists of phrases into tables of one book. */
export function compileTables<Values extends Record<string, unknown>>(
  lists: {
    [Name in keyof Values]: Phrases<Values[Name]>;
  },
): { [Name in keyof Values]: PhraseTable<Values[Name]> } {
  const names: (keyof Values)[] = Object.keys(lists);
  const steps = createPairTable();
  const children = createPairTable();
  const leaves: Leaf[] = [];
  const parts: Part[] = [];
  const values = names.map((name, table) => {
    const places = new Map<Values[keyof Values], number>();
    for (const [words, meaning] of lists[name]) {
      const value = places.get(meaning) ?? places.size;
      places.set(meaning, value);
      if (words.includes('*')) {
        parts.push({ ...partOf(words), table, value });
        continue;
      }
      let node = 0;
      for (const step of stepsOf(words))
        node = addPair(children, node, addName(steps, step, steps.size), children.size + 1);
      if (node > 0) leaves.push({ node, table, value });
    }
    return [...places.keys()];
  });
  const book: PhraseBook = { steps, children, ...byNode(leaves, children.size + 1), values, parts };
  const tables = names.map((name, table) => [name, { book, table, values: values[table] }]);
  return Object.fromEntries(tables) as { [Name in keyof Values]: PhraseTable<Values[Name]> };
}

function stepsOf(words: string): string[] {
  return oneForm.test(words) ? [`~${words.slice(1).toLowerCase()}`] : toText(words).tokens.map(stepOf);
}

function stepOf(token: Token, _index: number, tokens: readonly Token[]): string {
  return tokens.length === 1 && asWritten.test(token.raw) ? `=${token.raw}` : keyOf(token.raw);
}

function partOf(pattern: string): Pick<Part, 'core' | 'open'> {
  const before = pattern.startsWith('*');
  return {
    core: pattern.replaceAll('*', '').toLowerCase(),
    open: { before, after: !before || pattern.endsWith('*') },
  };
}

/** Leaves in the order of their nodes, those of a node in the order given, each once. */
function byNode(leaves: readonly Leaf[], nodes: number): Pick<PhraseBook, 'start' | 'leafTable' | 'leafValue'> {
  const known = new Set<string>();
  const sorted = leaves
    .filter(({ node, table, value }) => known.size < known.add(`${node} ${table} ${value}`).size)
    .sort((a, b) => a.node - b.node);
  const start = new Int32Array(nodes + 1);
  for (const { node } of sorted) start[node + 1] = (start[node + 1] as number) + 1;
  for (let node = 0; node < nodes; node++) start[node + 1] = (start[node + 1] as number) + (start[node] as number);
  return {
    start,
    leafTable: Uint8Array.from(sorted, ({ table }) => table),
    leafValue: Int32Array.from(sorted, ({ value }) => value),
  };
}

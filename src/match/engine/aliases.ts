import { analyse, type Word } from '../words/analyse.ts';
import { addName, findName, type NameTable } from './names.ts';
import { addPair, createPairTable, findPair, type PairTable } from './pair-table.ts';

/** Words that name a concept, in any language; the concept counts as a word of every text that contains them. */
export interface Alias {
  words: string;
  concept: string;
}

/** The aliases as a tree of units, in tables that can be saved as they are. Node 0 is the root. */
export interface AliasTree {
  units: NameTable;
  /** Child node by node and unit. */
  children: PairTable;
  /** The concepts of node n are `names[ids[start[n]]] .. names[ids[start[n + 1] - 1]]`. */
  start: Int32Array;
  ids: Int32Array;
  names: readonly string[];
}

export interface ConceptMatch {
  concepts: readonly string[];
  /** Positions in the word list, `to` exclusive. */
  from: number;
  to: number;
}

/** One step of an alias: a stem, or one character of an unspaced script, whose words a segmenter may cut differently in context. */
interface Unit {
  key: string;
  word: number;
}

export function createAliasTree(aliases: readonly { words: readonly Word[]; concept: string }[]): AliasTree {
  const units = createPairTable();
  const children = createPairTable();
  const concepts = new Map<number, Set<number>>();
  const names = new Map<string, number>();
  for (const { words, concept } of aliases) {
    let node = 0;
    for (const { key } of unitsOf(words)) {
      node = addPair(children, node, addName(units, key, units.size), children.size + 1);
    }
    if (node === 0) continue;
    const id = names.get(concept) ?? names.size;
    names.set(concept, id);
    concepts.set(node, (concepts.get(node) ?? new Set()).add(id));
  }
  const byNode = Array.from({ length: children.size + 1 }, (_, node) => [...(concepts.get(node) ?? [])]);
  const start = new Int32Array(byNode.length + 1);
  for (const [node, ids] of byNode.entries()) start[node + 1] = (start[node] as number) + ids.length;
  return { units, children, start, ids: Int32Array.from(byNode.flat()), names: [...names.keys()] };
}

/**
 * The longest alias from each position, without those inside a longer one. Overlaps stay:
 * "NdFeB magnet technology" holds both "NdFeB magnet" and "magnet technology".
 */
export function findConcepts(words: readonly Word[], tree: AliasTree): ConceptMatch[] {
  if (tree.names.length === 0) return [];
  const units = unitsOf(words);
  const matches: ConceptMatch[] = [];
  let reached = 0;
  for (let start = 0; start < units.length; start++) {
    const found = longestFrom(units, start, tree);
    if (!found || found.end <= reached) continue;
    reached = found.end;
    const from = (units[start] as Unit).word;
    const to = (units[found.end - 1] as Unit).word + 1;
    matches.push({ concepts: conceptsOf(tree, found.node), from, to });
  }
  return matches;
}

function longestFrom(units: readonly Unit[], start: number, tree: AliasTree): { node: number; end: number } | null {
  let longest: { node: number; end: number } | null = null;
  let node = 0;
  for (let at = start; at < units.length; at++) {
    const unit = findName(tree.units, (units[at] as Unit).key);
    node = unit < 0 ? -1 : findPair(tree.children, node, unit);
    if (node < 0) break;
    if ((tree.start[node + 1] as number) > (tree.start[node] as number)) longest = { node, end: at + 1 };
  }
  return longest;
}

function conceptsOf({ start, ids, names }: AliasTree, node: number): string[] {
  const concepts: string[] = [];
  for (let at = start[node] as number; at < (start[node + 1] as number); at++)
    concepts.push(names[ids[at] as number] as string);
  return concepts;
}

function unitsOf(words: readonly Word[]): Unit[] {
  const units: Unit[] = [];
  for (const [index, word] of words.entries()) {
    if (word.script === 'cjk') for (const character of word.stem) units.push({ key: character, word: index });
    else units.push({ key: word.stem, word: index });
  }
  return units;
}

/** The words of each alias. Unspaced runs stay whole, since they are matched by character. */
export function readAliases(aliases: readonly Alias[]): { words: Word[]; concept: string }[] {
  return aliases.map(({ words, concept }) => ({ words: analyse(words, false), concept }));
}

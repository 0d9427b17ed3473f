import { analyse, type Word } from './analyse.ts';

/** Words that name a concept, in any language; the concept counts as a word of every text that contains them. */
export interface Alias {
  words: string;
  concept: string;
}

export interface AliasNode {
  next: Map<string, AliasNode>;
  concepts: string[];
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

export function createAliasTree(aliases: readonly Alias[]): AliasNode {
  const root: AliasNode = { next: new Map(), concepts: [] };
  for (const alias of aliases) {
    const units = unitsOf(analyse(alias.words));
    if (units.length === 0) continue;
    let node = root;
    for (const { key } of units) {
      let child = node.next.get(key);
      if (!child) {
        child = { next: new Map(), concepts: [] };
        node.next.set(key, child);
      }
      node = child;
    }
    if (!node.concepts.includes(alias.concept)) node.concepts.push(alias.concept);
  }
  return root;
}

/**
 * The longest alias from each position, without those inside a longer one. Overlaps stay:
 * "NdFeB magnet technology" holds both "NdFeB magnet" and "magnet technology".
 */
export function findConcepts(words: readonly Word[], tree: AliasNode): ConceptMatch[] {
  if (tree.next.size === 0) return [];
  const units = unitsOf(words);
  const matches: ConceptMatch[] = [];
  let reached = 0;
  for (let start = 0; start < units.length; start++) {
    const found = longestFrom(units, start, tree);
    if (!found || found.end <= reached) continue;
    reached = found.end;
    matches.push({
      concepts: found.node.concepts,
      from: (units[start] as Unit).word,
      to: (units[found.end - 1] as Unit).word + 1,
    });
  }
  return matches;
}

function longestFrom(units: readonly Unit[], start: number, tree: AliasNode): { node: AliasNode; end: number } | null {
  let longest: { node: AliasNode; end: number } | null = null;
  let node: AliasNode | undefined = tree;
  for (let at = start; at < units.length; at++) {
    node = node.next.get((units[at] as Unit).key);
    if (!node) break;
    if (node.concepts.length > 0) longest = { node, end: at + 1 };
  }
  return longest;
}

function unitsOf(words: readonly Word[]): Unit[] {
  const units: Unit[] = [];
  for (const [index, word] of words.entries()) {
    if (word.script === 'cjk') for (const character of word.surface) units.push({ key: character, word: index });
    else units.push({ key: word.stem, word: index });
  }
  return units;
}

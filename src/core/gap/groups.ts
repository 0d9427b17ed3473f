import type { GapGroup, OpenGap } from './gap.ts';

/** Questions with so much in common ask for the same; with the same entry nearest, less will do. */
const alike = 0.6;
const alikeNearby = 0.35;

/**
 * Puts questions together that ask for about the same. Each joins the first group whose most asked question is like it,
 * so the same gaps always make the same groups.
 */
export function groupGaps(gaps: readonly OpenGap[]): GapGroup[] {
  const groups: { gaps: [OpenGap, ...OpenGap[]]; pieces: Set<string> }[] = [];
  for (const gap of [...gaps].sort(byWeight)) {
    const pieces = piecesOf(gap.form);
    const group = groups.find((one) => isAlike(one.gaps[0], one.pieces, gap, pieces));
    if (group) group.gaps.push(gap);
    else groups.push({ gaps: [gap], pieces });
  }
  return groups
    .map(({ gaps: together }) => ({ gaps: together, asked: together.reduce((sum, { asked }) => sum + asked, 0) }))
    .sort((a, b) => b.asked - a.asked || byWeight(a.gaps[0], b.gaps[0]));
}

function byWeight(a: OpenGap, b: OpenGap): number {
  return b.asked - a.asked || b.last.localeCompare(a.last) || (a.id < b.id ? -1 : 1);
}

function isAlike(one: OpenGap, own: Set<string>, other: OpenGap, pieces: Set<string>): boolean {
  const [near] = one.nearest;
  return diceOf(own, pieces) >= (near !== undefined && near === other.nearest[0] ? alikeNearby : alike);
}

/** The coefficient of Dice: 1 for the same pieces, 0 for none in common. */
function diceOf(one: Set<string>, other: Set<string>): number {
  const common = [...one].filter((piece) => other.has(piece)).length;
  return one.size + other.size === 0 ? 0 : (2 * common) / (one.size + other.size);
}

const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;

/** The words of a text; of scripts that put no space between words, each pair of characters. */
function piecesOf(form: string): Set<string> {
  const words = form.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
  return new Set(words.flatMap((word) => (unspaced.test(word) ? pairsOf(word) : [word])));
}

function pairsOf(word: string): string[] {
  const characters = [...word];
  return characters.length < 2 ? characters : characters.slice(1).map((next, at) => `${characters[at]}${next}`);
}

import type { Reading } from '../../core/reading.ts';
import type { Candidate } from '../engine/engine.ts';
import { entryOfKey, keyOfEntry } from '../naming/entries.ts';
import type { Scan } from '../scan.ts';
import { type Considered, choose, type Decision } from './decision.ts';

// What ranks first is right far more often than it is surely right. Where an answer would be a guess, it is offered.

/** So many are offered; among them is nearly always the right one, where there is one. */
const most = 3;
/** Less like than this share of what is asked of a choice, and nothing is near. */
const leastLikeness = 0.3;
/** English words stand apart, so that many of them must be the entry's, in a short question most; of other languages pieces of words are compared. */
const leastEnglish = { short: 0.6, long: 0.3 };
/** So much of a question has an entry that is near without a word of control in it. */
const leastCoverage = 0.48;
/** And so many words, without which it says too little of what it is about. */
const fewestWords = 12;
/** A guide whose score exceeds that of the thing named so many times may be what is meant. */
const clearlyAhead = 1.25;
/** "Dy2O3 licence" is about the oxide. */
const fewestBeside = 4;

/**
 * A question all of whose words are known, and that speaks of control or names something of the field, is asked here,
 * however unlike the wordings of the base it is. What is nearest is then offered, never answered with.
 */
export function offerNearest(considered: Considered, usable: readonly Candidate[]): Decision | undefined {
  const { scan, evidence, thresholds } = considered;
  if (evidence.elsewhere || !isAskedHere(considered, usable[0])) return undefined;
  const least = scan.cues.language === 'en' ? leastEnglish[isLong(scan) ? 'long' : 'short'] : 0;
  if ((usable[0]?.coverage ?? 0) < least) return undefined;
  const near = usable.filter(({ confidence }) => confidence >= thresholds.choose * leastLikeness).slice(0, most);
  return offer(near, 'the nearest to a question of this field');
}

/** A guide that is far nearer than the things named, offered beside them: "in which year did China overtake Japan in magnets?" */
export function offerGuide(
  { candidates, thresholds, scan }: Considered,
  things: Reading['choices'],
): Decision | undefined {
  const [first] = candidates;
  if (!first?.key.startsWith('guide:') || first.confidence < thresholds.choose) return undefined;
  const named = new Set(things.map(({ entry }) => keyOfEntry(entry)));
  const own = Math.max(0, ...candidates.filter(({ key }) => named.has(key)).map(({ score }) => score));
  // What may be sent where is told by the thing.
  const isShipment = (scan.says.place && scan.firm.length > 0) || scan.cues.user !== undefined;
  if (first.score < own * clearlyAhead || isShipment || scan.text.tokens.length < fewestBeside) return undefined;
  return choose(
    [{ entry: entryOfKey(first.key) }, ...things.slice(0, most)],
    first.confidence,
    'a guide far nearer than the thing it names',
  );
}

function isAskedHere({ scan, evidence, thresholds }: Considered, first: Candidate | undefined): boolean {
  const words = scan.firm.length + named(scan);
  // One unknown word in a question full of words of the field; a name in another script is of somewhere else.
  const foreignName = evidence.strange.some((word) => /\p{Script=Latin}|\d/u.test(word)) && !isLatin(scan);
  if (evidence.strange.length > 0) return isLong(scan) && evidence.strange.length === 1 && words > 1 && !foreignName;
  if (words > 0) return true;
  return isLong(scan) && isNear(first, thresholds.choose);
}

function isLong({ text }: Scan): boolean {
  return text.tokens.length >= fewestWords;
}

function isNear(first: Candidate | undefined, least: number): boolean {
  return first !== undefined && first.confidence >= least && first.coverage >= leastCoverage;
}

function named({ mentions, acts, codes, formulas }: Scan): number {
  return mentions.length + acts.length + codes.length + formulas.length;
}

function isLatin({ cues }: Scan): boolean {
  return cues.language === 'en' || cues.language === 'de';
}

function offer(near: readonly Candidate[], reason: string): Decision | undefined {
  const [first] = near;
  if (!first) return undefined;
  return choose(
    near.map(({ key }) => ({ entry: entryOfKey(key) })),
    first.confidence,
    reason,
  );
}

import type { Text } from '../cues/text.ts';
import type { Candidate } from '../engine/engine.ts';
import { keyOfEntry } from '../naming/entries.ts';
import { type Considered, type Decision, entriesIn } from './decision.ts';

/** What speaks for a reading or against it, each in a range of about 3. */
export type Signs<Name extends string> = Readonly<Record<Name, number>>;

export type BelongingSign =
  | 'length'
  | 'coverage'
  | 'lead'
  | 'control'
  | 'named'
  | 'clean'
  | 'elsewhereWord'
  | 'elsewhereShape'
  | 'elsewhereElement';

/** A question longer than this many words tells no more of what it is about. */
const longest = 30;
/** More words of control, or names, than these tell no more. */
const mostWords = 3;
/** The first candidate leads where it is far ahead of this place. */
const fieldPlace = 4;

/** Signs that a question is asked of this base although nothing is surely its answer: `near` is what it resembles, best first. */
export function signsOfBelonging({ scan, evidence }: Considered, near: readonly Candidate[]): Signs<BelongingSign> {
  const { mentions, acts, codes, formulas, control, text } = scan;
  return {
    length: lengthOf(text),
    coverage: near[0]?.coverage ?? 0,
    lead: (near[0]?.score ?? 0) - (near[fieldPlace]?.score ?? 0),
    control: Math.min(mostWords, control.length),
    named: Math.min(mostWords, mentions.length + acts.length + codes.length + formulas.length),
    clean: Number(evidence.strange.length === 0 && evidence.inField),
    elsewhereWord: Number(evidence.elsewhere === 'word'),
    elsewhereShape: Number(evidence.elsewhere === 'shape'),
    elsewhereElement: Number(evidence.elsewhere === 'element'),
  };
}

export type GuideSign = 'score' | 'coverage' | 'length' | 'status' | 'numbered';

/** A thing that is named but is no candidate resembles the question as little as this. */
const leastScore = 0.3;

/** Signs that a guide is meant rather than what the question was answered with: by how much it is nearer, and what is asked. */
export function signsOfGuide({ scan, candidates }: Considered, decision: Decision, guide: Candidate): Signs<GuideSign> {
  const given = new Set(entriesIn(decision).map(keyOfEntry));
  const own = candidates.filter(({ key }) => given.has(key));
  return {
    score: Math.log(guide.score / Math.max(leastScore, ...own.map(({ score }) => score))),
    coverage: guide.coverage - Math.max(0, ...own.map(({ coverage }) => coverage)),
    length: lengthOf(scan.text),
    status: Number(scan.cues.intent === 'status'),
    numbered: Number(scan.acts.some(({ strong }) => strong)),
  };
}

/** In tens of words; a character of East Asian writing is about half of one. */
function lengthOf({ tokens }: Text): number {
  const words = tokens.reduce((sum, { raw }) => sum + (unspaced.test(raw) ? 0.5 : 1), 0);
  return Math.min(longest, words) / 10;
}

const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;

import type { Candidate } from '../engine/engine.ts';
import { entryOfKey } from '../naming/entries.ts';
import { type Considered, choose, type Decision, entriesIn } from './decision.ts';
import { isJudgedSo, type Judge } from './judge.ts';
import { type BelongingSign, type GuideSign, signsOfBelonging, signsOfGuide } from './signs.ts';
import { usableCandidates } from './wanted.ts';

// The rules decide by what they know for sure. What ranks first is right far more often than that, so where the signs
// say so it is offered: instead of silence, or beside the thing that was named.

/**
 * Whether a question without an answer belongs here. Fitted by `npm run bench -- --part judges` to the labelled questions of
 * `test/questions`, as the other is.
 */
export const belongs: Judge<BelongingSign> = {
  base: -5.12,
  weights: {
    length: 2.96,
    coverage: 2.71,
    lead: 2.13,
    control: 0.37,
    named: 0.43,
    clean: 1.15,
    elsewhereWord: -2.54,
    elsewhereShape: -3.54,
    elsewhereElement: -3.15,
  },
  least: 1,
};

/** Whether a guide is meant where something that is named was answered with. */
export const asksGuide: Judge<GuideSign> = {
  base: -0.48,
  weights: { score: 2.44, coverage: 2.23, length: 1.33, status: -1.28, numbered: -2.35 },
  least: 2.1,
};

/** "Dy2O3 licence" is about the oxide. */
const fewestWords = 4;
/** So many are offered; among them is nearly always the right one, where there is one. */
export const most = 3;
/** Less like than this share of what is asked of a choice, and nothing is near. */
const leastLikeness = 0.3;

/** What was decided, or a choice where that is likely to be less than what is asked. */
export function review(considered: Considered, decision: Decision): Decision {
  if (decision.isFinal) return decision;
  return (decision.outcome === 'no_answer' ? offerNearest(considered) : offerGuide(considered, decision)) ?? decision;
}

function offerNearest(considered: Considered): Decision | undefined {
  const near = usableCandidates(considered);
  if (!isJudgedSo(belongs, signsOfBelonging(considered, near))) return undefined;
  const offered = near
    .slice(0, most)
    .filter(({ confidence }) => confidence >= considered.thresholds.choose * leastLikeness);
  const [first] = offered;
  if (!first) return undefined;
  const choices = offered.map(({ key }) => ({ entry: entryOfKey(key) }));
  return choose(choices, first.confidence, 'the nearest to a question of this field');
}

/** "In which year did China overtake Japan in magnets?" names magnets, and asks something else of them than whether they are controlled. */
function offerGuide(considered: Considered, decision: Decision): Decision | undefined {
  const { scan, subject, wishes } = considered;
  if (scan.text.tokens.length < fewestWords || entriesIn(decision).some(({ kind }) => kind === 'guide'))
    return undefined;
  const guide = nearestGuide(considered);
  if (!guide) return undefined;
  // Who asks for the fine is told the fine, whatever it is for.
  const isOnFine = subject !== undefined && scan.cues.intent === 'penalty' && wishes.get(guide.key) === 'penalty';
  if (!isOnFine && !isJudgedSo(asksGuide, signsOfGuide(considered, decision, guide))) return undefined;
  const things = decision.entry ? [{ entry: decision.entry }] : decision.choices;
  return choose(
    [{ entry: entryOfKey(guide.key) }, ...things.slice(0, most)],
    guide.confidence,
    'a guide that may be meant rather than the thing it names',
  );
}

/** The guide that ranks first. */
export function nearestGuide({ candidates }: Considered): Candidate | undefined {
  return candidates.filter(({ key }) => key.startsWith('guide:')).toSorted((a, b) => b.score - a.score)[0];
}

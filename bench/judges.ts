import type { EntryRef } from '../src/core/reading.ts';
import { loadKnowledge } from '../src/knowledge/load.ts';
import { decideAlone } from '../src/match/decide/decide.ts';
import { entriesIn } from '../src/match/decide/decision.ts';
import { asksGuide, belongs, most, nearestGuide } from '../src/match/decide/review.ts';
import { type BelongingSign, type GuideSign, signsOfBelonging, signsOfGuide } from '../src/match/decide/signs.ts';
import { usableCandidates } from '../src/match/decide/wanted.ts';
import type { Candidate } from '../src/match/engine/engine.ts';
import { entryOfKey } from '../src/match/naming/entries.ts';
import { considerQuestion } from '../src/match/read.ts';
import { buildReader } from '../src/match/reader.ts';
import { accepts, readLabelled } from './labelled.ts';
import { type Example, fitJudge, judgeApart } from './logistic.ts';

const today = '2026-11-30';
const penalty = 0.01;

/**
 * Fits the judges of `src/match/decide/review.ts` to the labelled questions: the weights to write there, and what they do at the least
 * sum that stands there, each question judged by the others.
 */
export async function measureJudges(): Promise<string[][]> {
  const loaded = await loadKnowledge('knowledge', { cache: false });
  if (!loaded.ok) throw new Error('the knowledge base does not load: run `rareearth check`');
  const reader = buildReader(loaded.base, {});
  const belonging: Example<BelongingSign>[] = [];
  const asking: Example<GuideSign>[] = [];
  for (const labelled of readLabelled()) {
    const { considered, exact } = considerQuestion(reader, labelled.question, today);
    if (exact) continue;
    const decision = decideAlone(considered);
    if (decision.isFinal) continue;
    const isRight = (entry: EntryRef) => accepts(loaded.base, labelled.accept, entry);
    const isRightKey = ({ key }: Candidate) => isRight(entryOfKey(key));
    if (decision.outcome === 'no_answer') {
      const near = usableCandidates(considered);
      belonging.push({ signs: signsOfBelonging(considered, near), isSo: near.slice(0, most).some(isRightKey) });
      continue;
    }
    const given = entriesIn(decision);
    const guide = nearestGuide(considered);
    if (!guide || !labelled.accept || given.some(({ kind }) => kind === 'guide')) continue;
    const isMissed = !given.some(isRight) && isRightKey(guide);
    // Where both are right it does not matter which is shown, unless one answer is wanted.
    if (isMissed || labelled.isStrict || !isRightKey(guide))
      asking.push({ signs: signsOfGuide(considered, decision, guide), isSo: isMissed });
  }
  return [
    ['judge', 'questions', 'found', 'falsely', 'base', 'weights'],
    rowOf('belongs', belonging, belongs.least),
    rowOf('asks a guide', asking, asksGuide.least),
  ];
}

function rowOf<Sign extends string>(name: string, examples: readonly Example<Sign>[], least: number): string[] {
  const sums = judgeApart(examples, penalty);
  const shareOf = (isSo: boolean) => {
    const among = examples.flatMap((example, at) => (example.isSo === isSo ? [sums[at] as number] : []));
    return `${among.filter((sum) => sum >= least).length} of ${among.length}`;
  };
  const { base, weights } = fitJudge(examples, penalty);
  const written = Object.entries<number>(weights).map(([sign, weight]) => `${sign} ${weight.toFixed(2)}`);
  return [name, `${examples.length}`, shareOf(true), shareOf(false), base.toFixed(2), written.join(', ')];
}

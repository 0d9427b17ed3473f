import type { Engine } from '../src/match/engine/engine.ts';
import { createRandom } from './random.ts';
import type { LabelledQuestion } from './sets.ts';
import { misspell } from './typos.ts';

/** Percentages, but for `reciprocal` (mean reciprocal rank, also times 100) and `separation` (AUROC, times 100). */
export interface Quality {
  first: number;
  three: number;
  reciprocal: number;
  oneSlip: number;
  twoSlips: number;
  /** Of questions without an entry: refused at the confidence that costs under three points of the others. NaN when the set has none. */
  refused: number;
  separation: number;
  /** At the engine's own thresholds: answered rightly, answered wrongly, and unknown questions not answered. */
  kept: number;
  wrong: number;
  ownRefused: number;
}

interface Outcome {
  rank: number;
  confidence: number;
}

const allowedLoss = 0.03;

export function measureQuality(engine: Engine, questions: readonly LabelledQuestion[]): Quality {
  const inScope = questions.filter(({ entry }) => entry !== null);
  const outcomes = inScope.map((question) => outcomeOf(engine, question));
  const strangers = questions.filter(({ entry }) => entry === null).map(({ query }) => confidenceOf(engine, query));
  const right = outcomes.filter(({ rank }) => rank === 1).map(({ confidence }) => confidence);
  const bar = barFor(right, outcomes.length);
  return {
    first: share(outcomes, ({ rank }) => rank === 1),
    three: share(outcomes, ({ rank }) => rank <= 3),
    reciprocal: (100 * outcomes.reduce((sum, { rank }) => sum + 1 / rank, 0)) / outcomes.length,
    oneSlip: firstWithSlips(engine, inScope, 1),
    twoSlips: firstWithSlips(engine, inScope, 2),
    refused: share(strangers, (confidence) => confidence < bar),
    separation: separationOf(
      outcomes.map(({ confidence }) => confidence),
      strangers,
    ),
    kept: share(outcomes, ({ rank, confidence }) => rank === 1 && confidence >= engine.thresholds.answer),
    wrong: share(outcomes, ({ rank, confidence }) => rank > 1 && confidence >= engine.thresholds.answer),
    ownRefused: share(strangers, (confidence) => confidence < engine.thresholds.answer),
  };
}

function outcomeOf(engine: Engine, { query, entry }: LabelledQuestion): Outcome {
  const { candidates } = engine.search(query, 10);
  const at = candidates.findIndex(({ key }) => key === entry);
  return { rank: at < 0 ? Number.POSITIVE_INFINITY : at + 1, confidence: candidates[0]?.confidence ?? 0 };
}

function confidenceOf(engine: Engine, query: string): number {
  return engine.search(query, 1).candidates[0]?.confidence ?? 0;
}

function firstWithSlips(engine: Engine, questions: readonly LabelledQuestion[], edits: number): number {
  const random = createRandom(edits);
  return share(
    questions,
    ({ query, entry }) => engine.search(misspell(query, edits, random), 1).candidates[0]?.key === entry,
  );
}

/** The greatest confidence to ask for while fewer than the allowed share of all questions lose their right answer. */
function barFor(right: readonly number[], total: number): number {
  const ascending = Float64Array.from(right).sort();
  return ascending[Math.max(0, Math.ceil(allowedLoss * total) - 1)] ?? 0;
}

/** The chance that a question of the base has more confidence than one that is not. */
function separationOf(known: readonly number[], strangers: readonly number[]): number {
  if (strangers.length === 0) return Number.NaN;
  let ahead = 0;
  for (const a of known) for (const b of strangers) ahead += a > b ? 1 : a === b ? 0.5 : 0;
  return (100 * ahead) / (known.length * strangers.length);
}

function share<T>(items: readonly T[], holds: (item: T) => boolean): number {
  return items.length === 0 ? Number.NaN : (100 * items.filter(holds).length) / items.length;
}

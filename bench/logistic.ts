import { sumOf, type Weighing } from '../src/match/decide/judge.ts';
import type { Signs } from '../src/match/decide/signs.ts';

/** What speaks for and against, by name, and whether it is so. */
export interface Example<Sign extends string> {
  signs: Signs<Sign>;
  isSo: boolean;
}

const rounds = 3_000;
const step = 0.5;
const folds = 10;

/** Logistic regression with a quadratic penalty, by gradient descent over standardised signs; either class counts as much as the other. */
export function fitJudge<Sign extends string>(examples: readonly Example<Sign>[], penalty: number): Weighing<Sign> {
  const names = Object.keys(examples[0]?.signs ?? {}) as Sign[];
  const scales = names.map((name) => scaleOf(examples.map(({ signs }) => signs[name])));
  const rows = examples.map(({ signs }) =>
    scales.map(({ mean, deviation }, at) => (signs[names[at] as Sign] - mean) / deviation),
  );
  const held = examples.filter(({ isSo }) => isSo).length;
  const shares = examples.map(({ isSo }) => 0.5 / (isSo ? held : examples.length - held));
  let base = 0;
  const slopes = names.map(() => 0);
  for (let round = 0; round < rounds; round++) {
    const pulls = slopes.map((slope) => penalty * slope);
    let pull = 0;
    for (const [at, row] of rows.entries()) {
      const sum = row.reduce((all, value, sign) => all + value * (slopes[sign] as number), base);
      const error = (1 / (1 + Math.exp(-sum)) - Number(examples[at]?.isSo)) * (shares[at] as number);
      pull += error;
      for (const [sign, value] of row.entries()) pulls[sign] = (pulls[sign] as number) + error * value;
    }
    base -= step * pull;
    for (const [sign, one] of pulls.entries()) slopes[sign] = (slopes[sign] as number) - step * one;
  }
  // Back from standardised signs to signs as they are.
  const weights = scales.map(({ deviation }, at) => (slopes[at] as number) / deviation);
  return {
    base: scales.reduce((sum, { mean }, at) => sum - (weights[at] as number) * mean, base),
    weights: Object.fromEntries(names.map((name, at) => [name, weights[at]])) as Record<Sign, number>,
  };
}

/** What each example is judged by the others: fitted on nine tenths, ten times. */
export function judgeApart<Sign extends string>(examples: readonly Example<Sign>[], penalty: number): number[] {
  const sums: number[] = [];
  for (let fold = 0; fold < folds; fold++) {
    const judge = fitJudge(
      examples.filter((_, at) => at % folds !== fold),
      penalty,
    );
    for (const [at, { signs }] of examples.entries()) if (at % folds === fold) sums[at] = sumOf(judge, signs);
  }
  return sums;
}

function scaleOf(values: readonly number[]): { mean: number; deviation: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const square = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
  return { mean, deviation: Math.sqrt(square) || 1 };
}

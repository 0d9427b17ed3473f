/** What speaks for and against, by name, and whether it is so. */
export interface Example<Sign extends string> {
  signs: Readonly<Record<Sign, number>>;
  isSo: boolean;
}

export interface Fitted<Sign extends string> {
  base: number;
  weights: Record<Sign, number>;
}

const rounds = 3_000;
const step = 0.5;
const folds = 10;

/** Logistic regression with a quadratic penalty, by gradient descent over standardised signs; either class counts as much as the other. */
export function fitJudge<Sign extends string>(examples: readonly Example<Sign>[], penalty: number): Fitted<Sign> {
  const names = Object.keys(examples[0]?.signs ?? {}) as Sign[];
  const scales = names.map((name) => scaleOf(examples.map(({ signs }) => signs[name])));
  const rows = examples.map(({ signs }) => names.map((name, at) => (signs[name] - mean(at)) / deviation(at)));
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
  const weights = names.map((name, at) => [name, (slopes[at] as number) / deviation(at)] as const);
  return {
    base: weights.reduce((sum, [, weight], at) => sum - weight * mean(at), base),
    weights: Object.fromEntries(weights) as Record<Sign, number>,
  };

  function mean(at: number): number {
    return scales[at]?.mean ?? 0;
  }
  function deviation(at: number): number {
    return scales[at]?.deviation ?? 1;
  }
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

export function sumOf<Sign extends string>(
  { base, weights }: Fitted<Sign>,
  signs: Readonly<Record<Sign, number>>,
): number {
  return (Object.keys(weights) as Sign[]).reduce((sum, sign) => sum + weights[sign] * signs[sign], base);
}

function scaleOf(values: readonly number[]): { mean: number; deviation: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const square = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
  return { mean, deviation: Math.sqrt(square) || 1 };
}

import { describe, expect, it } from 'vitest';
import { type Example, fitJudge, judgeApart } from '../../bench/logistic.ts';
import { sumOf } from '../../src/match/decide/judge.ts';

/** So from 2 on, whatever the weather says. */
const examples: Example<'count' | 'weather'>[] = Array.from({ length: 200 }, (_, at) => {
  const count = (at % 40) / 10;
  return { signs: { count, weather: ((at * 7) % 11) / 11 }, isSo: count >= 2 };
});

describe('a fitted judge', () => {
  const judge = fitJudge(examples, 0.001);

  it('weighs the sign that tells, and hardly the other', () => {
    expect(judge.weights.count).toBeGreaterThan(1);
    expect(Math.abs(judge.weights.weather)).toBeLessThan(judge.weights.count / 5);
  });

  it('says yes above the border and no below', () => {
    expect(sumOf(judge, { count: 2.6, weather: 0.5 })).toBeGreaterThan(0);
    expect(sumOf(judge, { count: 1.4, weather: 0.5 })).toBeLessThan(0);
  });

  it('judges each example by the others', () => {
    const sums = judgeApart(examples, 0.001);
    const right = examples.filter(({ isSo }, at) => (sums[at] as number) > 0 === isSo);
    expect(right.length / examples.length).toBeGreaterThan(0.95);
  });

  it('weighs less the more the penalty', () => {
    expect(fitJudge(examples, 1).weights.count).toBeLessThan(judge.weights.count);
  });
});

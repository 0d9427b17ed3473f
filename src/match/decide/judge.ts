import type { Signs } from './signs.ts';

/** What a sum of signs says: how much each counts. */
export interface Weighing<Sign extends string> {
  base: number;
  weights: Signs<Sign>;
}

/** A logistic judge, with what it takes. */
export interface Judge<Sign extends string> extends Weighing<Sign> {
  /** The sum from which a question is judged so. */
  least: number;
}

export function sumOf<Sign extends string>({ base, weights }: Weighing<Sign>, signs: Signs<Sign>): number {
  return (Object.keys(weights) as Sign[]).reduce((sum, sign) => sum + weights[sign] * signs[sign], base);
}

export function isJudgedSo<Sign extends string>(judge: Judge<Sign>, signs: Signs<Sign>): boolean {
  return sumOf(judge, signs) >= judge.least;
}

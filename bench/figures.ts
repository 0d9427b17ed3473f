import type { Measurement } from './crew.ts';
import type { Group } from './material.ts';
import type { Outcome } from './measuring.ts';

/** Percentages, NaN where there is nothing to count; times in microseconds. */
export interface Figures {
  engine: string;
  asked: number;
  first: number;
  three: number;
  /** Unknown questions refused at the score that costs under three points of the others, by the best of three ways to read the scores. */
  refused: number;
  /** Wrong first entries that stay at that score, of all questions with an entry. */
  wrong: number;
  buildMilliseconds: number;
  residentMegabytes: number;
  peakMegabytes: number;
  p50: number;
  p99: number;
}

/** What an engine that decides for itself does, percentages. */
export interface Decisions {
  right: number;
  offered: number;
  wrong: number;
  silent: number;
  unknownUnanswered: number;
}

const allowedLoss = 0.03;
/** With fewer questions a percentage says nothing. */
const fewestForQuality = 30;

export function figuresOf({ engine, built, outcomes, peakMegabytes }: Measurement): Figures {
  const clean = outcomes.filter(({ group }) => group !== 'slip');
  const known = clean.filter(({ inScope }) => inScope);
  // The first questions run code that is not yet compiled.
  const warm = outcomes.slice(Math.min(50, Math.floor(outcomes.length / 10)));
  const times = Float64Array.from(warm, ({ microseconds }) => microseconds).sort();
  return {
    engine,
    asked: outcomes.length,
    first: share(known, ({ rank }) => rank === 1),
    three: share(known, isAmongThree),
    ...bestRefusal(
      known,
      clean.filter(({ inScope }) => !inScope),
    ),
    buildMilliseconds: built.milliseconds,
    residentMegabytes: built.residentMegabytes,
    peakMegabytes,
    p50: quantile(times, 0.5),
    p99: quantile(times, 0.99),
  };
}

export function firstIn({ outcomes }: Measurement, group: Group): number {
  return share(
    outcomes.filter((outcome) => outcome.inScope && outcome.group === group),
    ({ rank }) => rank === 1,
  );
}

/** Undefined for engines that leave the decision to others. */
export function decisionsOf({ outcomes }: Measurement): Decisions | undefined {
  if (outcomes[0]?.decision === undefined) return undefined;
  const known = outcomes.filter(({ inScope }) => inScope);
  const unknown = outcomes.filter(({ inScope }) => !inScope);
  return {
    right: share(known, ({ rank, decision }) => decision === 'answer' && rank === 1),
    offered: share(known, (outcome) => outcome.decision === 'choose' && isAmongThree(outcome)),
    wrong: share(known, ({ rank, decision }) => decision === 'answer' && rank !== 1),
    silent: share(
      known,
      (outcome) => outcome.decision === 'none' || (outcome.decision === 'choose' && !isAmongThree(outcome)),
    ),
    unknownUnanswered: share(unknown, ({ decision }) => decision !== 'answer'),
  };
}

function bestRefusal(known: readonly Outcome[], unknown: readonly Outcome[]): { refused: number; wrong: number } {
  const ways = [0, 1, 2].map((signal) => {
    const signalOf = (outcome: Outcome) => outcome.signals[signal] as number;
    const right = known.filter(({ rank }) => rank === 1).map(signalOf);
    const bar = Float64Array.from(right).sort()[Math.max(0, Math.ceil(allowedLoss * known.length) - 1)] ?? 0;
    return {
      refused: share(unknown, (outcome) => signalOf(outcome) < bar),
      wrong: share(known, (outcome) => outcome.rank !== 1 && signalOf(outcome) >= bar && signalOf(outcome) > 0),
    };
  });
  const rating = ({ refused, wrong }: { refused: number; wrong: number }) => (Number.isNaN(refused) ? -wrong : refused);
  return ways.reduce((best, way) => (rating(way) > rating(best) ? way : best));
}

function isAmongThree({ rank }: Outcome): boolean {
  return rank >= 1 && rank <= 3;
}

/** Of ascending values. */
export function quantile(ascending: ArrayLike<number>, part: number): number {
  return ascending[Math.min(ascending.length - 1, Math.floor(part * ascending.length))] ?? Number.NaN;
}

function share<T>(items: readonly T[], holds: (item: T) => boolean): number {
  return items.length < fewestForQuality ? Number.NaN : (100 * items.filter(holds).length) / items.length;
}

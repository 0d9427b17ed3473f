import type { Journal } from './journal.ts';
import type { Outcome, PartOptions } from './outcome.ts';

export type Part = (options: PartOptions) => Promise<Outcome>;

/** A stretch of the run that can be repeated by itself: its seed says all that it tries. */
export interface Round {
  part: string;
  seed: number;
  count: number;
}

/** Streams of one round begin at seeds near to its own. */
const seedStep = 10;

/** Cuts a run into rounds, the parts in turn, each with an equal share of the count. */
export function planRounds(parts: readonly string[], run: { count: number; seed: number; size: number }): Round[] {
  const share = Math.ceil(run.count / parts.length);
  const rounds = Math.ceil(share / run.size);
  return Array.from({ length: rounds }, (_, n) => {
    const count = Math.min(run.size, share - n * run.size);
    return parts.map((part): Round => ({ part, seed: run.seed + n * seedStep, count }));
  }).flat();
}

/** What one of several processes does of a run: "2/4" is the second of four. */
export function takeShard(rounds: readonly Round[], shard: string): Round[] {
  const [number = 0, of = 0] = shard.split('/').map(Number);
  if (!(number >= 1 && number <= of)) throw new Error('--shard is one like 2/4: the second of four');
  return rounds.filter((_, n) => n % of === number - 1);
}

interface Running {
  parts: Readonly<Record<string, Part>>;
  journal: Journal;
  /** When to end early, on the clock of `performance`. */
  until: number;
  write: (line: string) => void;
  /** Says how a round ended. */
  ended: (round: Round, outcome: Outcome, seconds: number) => void;
}

/** Runs the rounds that the journal does not have, one after the other, and notes each that was done to its end. */
export async function runRounds(rounds: readonly Round[], { parts, journal, until, write, ended }: Running) {
  const done = new Set(journal.read().map(nameOf));
  for (const round of rounds.filter((one) => !done.has(nameOf(one)))) {
    const run = parts[round.part];
    if (!run || performance.now() >= until) return;
    const started = performance.now();
    const outcome = await run({ ...round, until, write });
    ended(round, outcome, (performance.now() - started) / 1_000);
    if (outcome.tried === round.count) journal.note({ ...round, broken: outcome.broken });
  }
}

function nameOf({ part, seed, count }: Round): string {
  return `${part} ${seed} ${count}`;
}

/** What a part of the run is told. */
export interface PartOptions {
  count: number;
  seed: number;
  /** When to end early, on the clock of `performance`. */
  until: number;
  /** Takes the lines that tell of faults. */
  write: (line: string) => void;
}

/** How a part of the run ended. */
export interface Outcome {
  /** What was tried: "questions". */
  what: string;
  tried: number;
  /** How many of them had faults. */
  broken: number;
  /** How often what came out came out. */
  shares: ReadonlyMap<string, number>;
}

const reported = 20;

/** Counts what had faults, and tells of the first ones. */
export function buildReport(write: (line: string) => void) {
  let broken = 0;
  return {
    note(tried: string, faults: readonly string[]): void {
      if (faults.length === 0) return;
      broken += 1;
      if (broken <= reported) write(`${faults.join('; ')}\n  ${tried}`);
    },
    broken: () => broken,
  };
}

/** One line on a part that has ended. */
export function summarise({ what, tried, broken, shares }: Outcome, seed: number, seconds: number): string {
  const counted = [...shares].sort(([, a], [, b]) => b - a).map(([kind, times]) => `${kind} ${times}`);
  return `seed ${seed}: ${tried} ${what} in ${Math.round(seconds)} s, ${broken} with faults; ${counted.join(', ')}`;
}

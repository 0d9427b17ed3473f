import { spawnSync } from 'node:child_process';
import { performance } from 'node:perf_hooks';
import { quantile } from './figures.ts';

/** Wall times of whole processes, milliseconds. */
export interface CommandTimes {
  runs: number;
  /** Medians. */
  ask: number;
  bare: number;
  leastAsk: number;
  leastBare: number;
}

const question = 'Do neodymium magnets need an export licence?';

/** `rareearth ask` beside a Node that does nothing, in turns. */
export function timeCommand(runs: number): CommandTimes {
  const ask: number[] = [];
  const bare: number[] = [];
  // The first run checks the knowledge base and remembers that it did.
  time(['dist/bin/cli.js', 'ask', question]);
  for (let run = 0; run < runs; run++) {
    ask.push(time(['dist/bin/cli.js', 'ask', question]));
    bare.push(time(['-e', '0']));
  }
  return { runs, ask: median(ask), bare: median(bare), leastAsk: Math.min(...ask), leastBare: Math.min(...bare) };
}

/** Of a process that only answers, from what the run before it has kept. */
export interface ProcessFigures {
  /** Milliseconds from its first line to the first question. */
  ready: number;
  /** Resident memory at its peak, bytes. */
  peakBytes: number;
}

export function measureProcess(): ProcessFigures {
  const ask = () => run(['dist/bench/process.js']);
  // The first keeps what the second takes up.
  ask();
  return JSON.parse(ask()) as ProcessFigures;
}

function time(args: string[]): number {
  const start = performance.now();
  run(args);
  return performance.now() - start;
}

function run(args: string[]): string {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`node ${args.join(' ')} ended with ${status}: ${stderr}`);
  return stdout;
}

function median(values: readonly number[]): number {
  return quantile(Float64Array.from(values).sort(), 0.5);
}

import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import type { Task } from './material.ts';
import type { Built, Order, Outcome, Report } from './measuring.ts';

/** How long things may take, milliseconds. */
export interface Limits {
  /** Wall time, with the reading of what is built. */
  build: number;
  /** Wall time of one turn, which is one question if it is slow. */
  turn: number;
  /** All questions to one engine, once it has answered three. */
  questions: number;
  /** All questions to one engine, whatever it has answered. */
  most: number;
}

export interface Measurement {
  engine: string;
  built: Built;
  outcomes: Outcome[];
  peakMegabytes: number;
}

export interface Skipped {
  engine: string;
  reason: string;
}

interface Worker {
  engine: string;
  child: ChildProcess;
  built: Built;
  outcomes: Outcome[];
  peakMegabytes: number;
  spent: number;
  done: boolean;
}

const turns = 12;
const longestTurn = 300;
const fewest = 3;

/** Measures engines side by side, each in its own process: they are built one after another and then asked in turns, so that what else the machine does falls on all of them. */
export async function measureTogether(
  names: readonly string[],
  task: Task,
  limits: Limits,
): Promise<{ measured: Measurement[]; skipped: Skipped[] }> {
  const skipped: Skipped[] = [];
  const workers: Worker[] = [];
  try {
    for (const engine of names) {
      const started = await start(engine, task, limits);
      if ('reason' in started) skipped.push(started);
      else workers.push(started);
    }
    while (workers.some(({ done }) => !done)) {
      for (const worker of workers) if (!worker.done) await takeTurn(worker, limits, skipped);
    }
  } finally {
    for (const { child } of workers) child.kill();
  }
  const measured = workers
    .filter(({ outcomes }) => outcomes.length > 0)
    .map(({ engine, built, outcomes, peakMegabytes }) => ({ engine, built, outcomes, peakMegabytes }));
  return { measured, skipped };
}

async function start(engine: string, task: Task, limits: Limits): Promise<Worker | Skipped> {
  const child = fork(process.argv[1] as string, ['--measure'], {
    execArgv: ['--expose-gc', '--max-old-space-size=8192'],
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  const report = await order(child, { kind: 'build', engine, task }, limits.build);
  if (report.kind === 'built') {
    return { engine, child, built: report.built, outcomes: [], peakMegabytes: 0, spent: 0, done: false };
  }
  child.kill('SIGKILL');
  return { engine, reason: report.kind === 'failed' ? `build: ${report.reason}` : 'build: no report' };
}

async function takeTurn(worker: Worker, limits: Limits, skipped: Skipped[]): Promise<void> {
  const { child, built, outcomes } = worker;
  const count = Math.ceil(built.questions / turns);
  const report = await order(child, { kind: 'ask', count, milliseconds: longestTurn }, limits.turn);
  if (report.kind !== 'asked') {
    worker.done = true;
    const reason = report.kind === 'failed' ? report.reason : 'no report';
    skipped.push({ engine: worker.engine, reason: `question ${outcomes.length + 1}: ${reason}` });
    return;
  }
  outcomes.push(...report.outcomes);
  worker.spent += report.outcomes.reduce((sum, { microseconds }) => sum + microseconds / 1000, 0);
  worker.peakMegabytes = report.peakMegabytes;
  const enough = worker.spent >= limits.questions && outcomes.length >= fewest;
  worker.done =
    outcomes.length >= built.questions || report.outcomes.length === 0 || enough || worker.spent >= limits.most;
}

/** Gives an order and waits for the report. */
async function order(child: ChildProcess, message: Order, milliseconds: number): Promise<Report> {
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), milliseconds);
  try {
    child.send(message);
    const reported = once(child, 'message', { signal: patience.signal });
    const exited = once(child, 'exit', { signal: patience.signal }).then(() => [
      { kind: 'failed', reason: 'the process ended, out of memory perhaps' },
    ]);
    exited.catch(() => {});
    const [report] = await Promise.race([reported, exited]);
    return report as Report;
  } catch {
    return { kind: 'failed', reason: `over ${Math.round(milliseconds / 1000)} s` };
  } finally {
    clearTimeout(timer);
    patience.abort();
  }
}

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { loadKnowledge } from '../src/knowledge/load.ts';
import type { Matcher } from '../src/match/matcher.ts';
import { openMatcher } from '../src/open-matcher.ts';
import { measureProcess, timeCommand } from './command-line.ts';
import { quantile } from './figures.ts';
import { readMaterial } from './material.ts';

const today = '2026-11-30';
const rounds = 5;
const runs = 15;

/** The engine alone beside all that is done to understand a question, in turns: milliseconds, and how many times as long. */
export async function measureWhole(): Promise<string[][]> {
  const { questions } = await readMaterial({ kind: 'knowledge' });
  const { matcher, rows } = await timeStarts();
  const { engine } = matcher.prepared();

  const alone = new Float64Array(questions.length).fill(Number.POSITIVE_INFINITY);
  const whole = alone.slice();
  // The least of some rounds: what else the machine does only ever adds.
  for (let round = 0; round < rounds; round++) {
    for (const [at, { query }] of questions.entries()) {
      alone[at] = Math.min(
        alone[at] as number,
        timed(() => engine.search(query, 20)),
      );
      whole[at] = Math.min(
        whole[at] as number,
        timed(() => matcher.read(query, today)),
      );
    }
  }
  const [one, all] = [alone.sort(), whole.sort()];
  const row = (share: number) => [quantile(one, share), quantile(all, share)];
  return [
    ['understanding', 'engine alone', 'whole', 'ratio'],
    ['p50', ...compared(row(0.5))],
    ['p99', ...compared(row(0.99))],
    ...rows,
  ];
}

/** What a start takes that finds nothing kept, and one that finds what the first has left. */
async function timeStarts(): Promise<{ matcher: Matcher; rows: string[][] }> {
  const cache = mkdtempSync(join(tmpdir(), 'rareearth-bench-'));
  try {
    const first = await timeStart(cache);
    const next = await timeStart(cache);
    const rows = [
      ['load of all files', '', written(first.loaded)],
      ['build of everything', '', written(first.opened)],
      ['load of what was kept', '', written(next.loaded)],
      ['opening of what was kept', '', written(next.opened)],
    ];
    return { matcher: first.matcher, rows };
  } finally {
    rmSync(cache, { recursive: true, force: true });
  }
}

async function timeStart(cache: string): Promise<{ matcher: Matcher; loaded: number; opened: number }> {
  const start = performance.now();
  const result = await loadKnowledge('knowledge', { today, cache });
  if (!result.ok) throw new Error('the knowledge base does not load: run `rareearth check`');
  const loaded = performance.now();
  const matcher = openMatcher(result.base, cache);
  return { matcher, loaded: loaded - start, opened: performance.now() - loaded };
}

function written(milliseconds: number): string {
  return `${milliseconds.toPrecision(3)} ms`;
}

/** One question from the shell beside a Node that does nothing, in turns; and what a process that goes on answering takes. */
export function measureStart(): string[][] {
  const { bare, ask, leastBare, leastAsk } = timeCommand(runs);
  const { ready, peakBytes } = measureProcess();
  return [
    ['start', 'node -e 0', 'rareearth ask', 'ratio', 'more'],
    ['median', ...compared([bare, ask]), `${(ask - bare).toFixed(0)} ms`],
    ['least', ...compared([leastBare, leastAsk]), `${(leastAsk - leastBare).toFixed(0)} ms`],
    ['a process that goes on answering', '', `ready in ${written(ready)}`, '', `${(peakBytes / 1e6).toFixed(0)} MB`],
  ];
}

function timed(run: () => unknown): number {
  const start = performance.now();
  run();
  return performance.now() - start;
}

function compared([one = 0, other = 0]: number[]): string[] {
  return [written(one), written(other), (other / one).toFixed(2)];
}

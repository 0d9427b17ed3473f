import { performance } from 'node:perf_hooks';
import { loadKnowledge } from '../src/knowledge/load.ts';
import { buildMatcher } from '../src/match/matcher.ts';
import { timeCommand } from './command-line.ts';
import { quantile } from './figures.ts';
import { readMaterial } from './material.ts';

const today = '2026-11-22';
const rounds = 5;
const runs = 15;

/** The engine alone beside all that is done to understand a question, in turns: milliseconds, and how many times as long. */
export async function measureWhole(): Promise<string[][]> {
  const { base, questions } = await readMaterial({ kind: 'knowledge' });
  if (!base) throw new TypeError('Expected the knowledge of the project.');
  const loading = performance.now();
  await loadKnowledge('knowledge', { today });
  const loaded = performance.now() - loading;
  const start = performance.now();
  const matcher = buildMatcher(base);
  const built = performance.now() - start;
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
    ['load of what was kept', '', `${loaded.toPrecision(3)} ms`],
    ['build of everything', '', `${built.toPrecision(3)} ms`],
  ];
}

/** One question from the shell beside a Node that does nothing, in turns. */
export function measureStart(): string[][] {
  const { bare, ask, leastBare, leastAsk } = timeCommand(runs);
  return [
    ['start', 'node -e 0', 'rareearth ask', 'ratio', 'more'],
    ['median', ...compared([bare, ask]), `${(ask - bare).toFixed(0)} ms`],
    ['least', ...compared([leastBare, leastAsk]), `${(leastAsk - leastBare).toFixed(0)} ms`],
  ];
}

function timed(run: () => unknown): number {
  const start = performance.now();
  run();
  return performance.now() - start;
}

function compared([one = 0, other = 0]: number[]): string[] {
  return [`${one.toPrecision(3)} ms`, `${other.toPrecision(3)} ms`, (other / one).toFixed(2)];
}

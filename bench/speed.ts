import { performance } from 'node:perf_hooks';
import { type Alias, buildEngine, type IndexEntry } from '../src/match/engine/engine.ts';
import { restore, serialise } from '../src/match/engine/snapshot.ts';
import { quantile } from './figures.ts';
import { buildFusePlain } from './rivals/fuse.ts';

/** Entries and what is asked about them. */
export interface Load {
  title: string;
  entries: readonly IndexEntry[];
  aliases: readonly Alias[];
  questions: readonly { query: string; entry: string | null }[];
}

export interface Speed {
  title: string;
  engine: string;
  /** Milliseconds; the second is for bytes saved before, NaN where there are none. */
  build: number;
  restore: number;
  /** Megabytes held after the build, and the highest the process ever took. */
  held: number;
  peak: number;
  /** Milliseconds of one question. */
  p50: number;
  p99: number;
  /** Percentage of questions whose entry comes first. */
  first: number;
}

type Find = (question: string) => string | undefined;

export function measureOurs(load: Load): Speed {
  const before = heldMegabytes();
  const start = performance.now();
  const engine = buildEngine(load.entries, load.aliases);
  const build = performance.now() - start;
  const held = heldMegabytes() - before;
  const bytes = serialise(engine);
  const again = performance.now();
  restore(bytes);
  const restored = performance.now() - again;
  const asked = ask((question) => engine.search(question, 3).candidates[0]?.key, load.questions);
  return { title: load.title, engine: 'rareearth', build, restore: restored, held, peak: peakMegabytes(), ...asked };
}

/** Plain fuse.js over the same phrasings, asked as many questions as it answers in `patience` milliseconds. */
export function measureFuse(load: Load, patience: number): Speed {
  const before = heldMegabytes();
  const start = performance.now();
  const find = buildFusePlain(load.entries);
  const build = performance.now() - start;
  const held = heldMegabytes() - before;
  const asked = ask(
    (question) => {
      const ranking = find(question);
      if (!('keys' in ranking)) throw new TypeError('Expected an answer at once.');
      return ranking.keys[0];
    },
    load.questions,
    patience,
  );
  return { title: load.title, engine: 'fuse.js, plain', build, restore: Number.NaN, held, peak: Number.NaN, ...asked };
}

/** Asks the questions once to warm up, as a server is, and once with the clock running. */
function ask(
  find: Find,
  questions: Load['questions'],
  patience = Number.POSITIVE_INFINITY,
): Pick<Speed, 'p50' | 'p99' | 'first'> {
  const times: number[] = [];
  let right = 0;
  let known = 0;
  if (patience === Number.POSITIVE_INFINITY) for (const { query } of questions) find(query);
  const until = performance.now() + patience;
  for (const { query, entry } of questions) {
    if (performance.now() > until) break;
    const start = performance.now();
    const found = find(query);
    times.push(performance.now() - start);
    if (entry === null) continue;
    known += 1;
    if (found === entry) right += 1;
  }
  const ascending = Float64Array.from(times).sort();
  return { p50: quantile(ascending, 0.5), p99: quantile(ascending, 0.99), first: (100 * right) / known };
}

function heldMegabytes(): number {
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return (heapUsed + arrayBuffers) / 1e6;
}

function peakMegabytes(): number {
  return (process.resourceUsage().maxRSS * 1024) / 1e6;
}

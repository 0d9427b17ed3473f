import { readFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import { timeCommand } from './command-line.ts';
import { type Limits, measureTogether, type Skipped } from './crew.ts';
import type { Task } from './material.ts';
import type { Comparison, Results } from './results.ts';
import { engines, ourMatcher } from './rivals/engines.ts';
import { sets } from './sets.ts';

const packages = ['@nlpjs/basic', 'minisearch', 'lunr', 'fuse.js', 'flexsearch', '@orama/orama', '@leeoniya/ufuzzy'];

/** How much is measured. */
export interface Plan {
  limits: Limits;
  /** For the knowledge base, which matters most. */
  patient: Limits;
  sizes: readonly number[];
  questions: number;
  /** Public sets, from the first. */
  sets: number;
  runs: number;
  /** On the command line. */
  options: string;
}

export const full: Plan = {
  limits: { build: 60_000, turn: 90_000, questions: 3_000, most: 30_000 },
  patient: { build: 60_000, turn: 60_000, questions: 45_000, most: 45_000 },
  sizes: [100, 1_000, 10_000, 100_000],
  questions: 1_000,
  sets: sets.length,
  runs: 20,
  options: '',
};
export const quick: Plan = {
  limits: { build: 15_000, turn: 15_000, questions: 1_000, most: 3_000 },
  patient: { build: 15_000, turn: 15_000, questions: 8_000, most: 8_000 },
  sizes: [100, 1_000],
  questions: 200,
  sets: 1,
  runs: 5,
  options: ' --quick',
};

/** All comparisons of a plan; those on public sets if there is a folder with them. */
export async function compareAll(plan: Plan, folder: string | undefined): Promise<Results> {
  const start = performance.now();
  const { patient, runs, options } = plan;
  const times = timeCommand(runs);
  const knowledge = await compare('the knowledge base', [...engines, ourMatcher], { kind: 'knowledge' }, patient);
  return {
    day: new Date().toISOString().slice(0, 10),
    machine: machine(),
    node: process.versions.node,
    versions: Object.fromEntries(packages.map((name) => [name, versionOf(name)])),
    command: `npm run build && node dist/bench/rivals.js${options}${folder === undefined ? '' : ' --sets FOLDER'}`,
    knowledge,
    sets: folder === undefined ? [] : await compareSets(plan, folder),
    scale: await compareSizes(plan),
    times,
    seconds: (performance.now() - start) / 1000,
  };
}

async function compareSets({ limits, questions, sets: most }: Plan, folder: string): Promise<Comparison[]> {
  const comparisons: Comparison[] = [];
  for (const { name } of sets.slice(0, most)) {
    comparisons.push(await compare(name, engines, { kind: 'set', name, folder, most: questions }, limits));
  }
  return comparisons;
}

/** What was too slow at one size is not tried at the next. */
async function compareSizes({ limits, sizes, questions }: Plan): Promise<Comparison[]> {
  const scale: Comparison[] = [];
  const given: Skipped[] = [];
  for (const size of sizes) {
    const names = engines.filter((name) => !given.some(({ engine }) => engine === name));
    const title = `${size.toLocaleString('en')} entries`;
    const comparison = await compare(title, names, { kind: 'scale', size, most: questions }, limits);
    scale.push({ ...comparison, skipped: [...given, ...comparison.skipped] });
    given.push(...comparison.skipped.map(({ engine, reason }) => ({ engine, reason: `${reason} with ${title}` })));
  }
  return scale;
}

async function compare(title: string, names: readonly string[], task: Task, limits: Limits): Promise<Comparison> {
  process.stderr.write(`${title}\n`);
  const { measured, skipped } = await measureTogether(names, task, limits);
  for (const { engine, reason } of skipped) process.stderr.write(`  ${engine}: ${reason}\n`);
  const { entries = 0, phrasings = 0, questions = 0 } = measured[0]?.built ?? {};
  return { title, entries, phrasings, questions, measured, skipped };
}

function machine(): string {
  const [first, ...others] = cpus();
  return `${others.length + 1} × ${first?.model.trim()}, ${Math.round(totalmem() / 1024 ** 3)} GB, load ${loadavg()[0]?.toFixed(1)}`;
}

function versionOf(name: string): string {
  return (JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8')) as { version: string }).version;
}

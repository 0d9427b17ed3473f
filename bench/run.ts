import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import { buildEngine } from '../src/match/engine/engine.ts';
import { measureAnnouncing } from './announce.ts';
import { measureJudges } from './judges.ts';
import { readMaterial } from './material.ts';
import { measureQuality, type Quality } from './quality.ts';
import { readBase, readQuestions, type SetSpec, sets } from './sets.ts';
import { type Load, measureFuse, measureOurs, type Speed } from './speed.ts';
import { createWorkload } from './synthetic.ts';
import { formatTable } from './table.ts';
import { measureStart, measureWhole } from './whole.ts';

const parts = ['knowledge', 'start', 'small', 'large', 'announce', 'judges', 'sets'] as const;
type Part = (typeof parts)[number];

const usage = `usage: node --expose-gc dist/bench/run.js [--part PART]... [--sets FOLDER]

Measures the matching engine, speed and memory beside plain fuse.js and quality on public question sets; and how
announcements are planned and sent.

  --part PART     knowledge (the project's own; the engine, and all of understanding beside it), start (one question
                  from the shell beside node -e 0), small (400 entries, 5 phrasings each),
                  large (100,000 entries, 3 phrasings each), announce (10,000 channels in 40 zones, planned and sent; on
                  PostgreSQL too where BENCH_DATABASE_URL names an empty database), judges (the weights by which a
                  choice is offered, fitted to the labelled questions of test/questions), sets; all unless given
  --sets FOLDER   public sets, <set>.kb.jsonl.gz and <set>.valid.jsonl.gz; without it that part is left out`;

const fusePatience = { knowledge: 10_000, small: 10_000 };

async function main(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      part: { type: 'string', multiple: true },
      sets: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) return void process.stdout.write(`${usage}\n`);
  const chosen = parts.filter((part) => values.part?.includes(part) ?? true);
  // A process of its own for each, so that one part's garbage is not another's memory.
  if (chosen.length > 1) return runApart(chosen, values.sets);
  if (chosen[0]) await run(chosen[0], values.sets);
}

function runApart(chosen: readonly Part[], folder: string | undefined): void {
  for (const part of chosen) {
    const given = folder === undefined ? [] : ['--sets', folder];
    const { status } = spawnSync(
      process.execPath,
      ['--expose-gc', process.argv[1] as string, '--part', part, ...given],
      {
        stdio: 'inherit',
      },
    );
    if (status !== 0) process.exitCode = 1;
  }
}

async function run(part: Part, folder: string | undefined): Promise<void> {
  if (part === 'sets') {
    if (folder !== undefined) printQuality(folder);
  } else if (part === 'start') {
    printTable(measureStart());
  } else if (part === 'announce') {
    await measureAnnouncing();
  } else if (part === 'judges') {
    printTable(await measureJudges());
  } else if (part === 'large') {
    printSpeed([measureOurs(synthetic('100,000 entries of 3', 100_000, 3))]);
  } else {
    const load = part === 'small' ? synthetic('400 entries of 5', 400, 5) : await ownKnowledge();
    printSpeed([measureOurs(load), measureFuse(load, fusePatience[part])]);
    if (part === 'knowledge') printTable(await measureWhole());
  }
}

function synthetic(title: string, entries: number, phrasings: number): Load {
  return { title, aliases: [], ...createWorkload(entries, phrasings, 1000) };
}

async function ownKnowledge(): Promise<Load> {
  const { entries, aliases, questions } = await readMaterial({ kind: 'knowledge' });
  return { title: 'own knowledge', entries, aliases, questions };
}

function printSpeed(rows: readonly Speed[]): void {
  const size = (megabytes: number) => (Number.isNaN(megabytes) ? '' : `${megabytes.toFixed(0)} MB`);
  const time = (milliseconds: number) => (Number.isNaN(milliseconds) ? '' : `${milliseconds.toPrecision(3)} ms`);
  print(
    ['speed', 'engine', 'build', 'restore', 'p50', 'p99', 'first', 'held', 'peak'],
    rows.map(({ title, engine, build, restore, p50, p99, first, held, peak }) => {
      const times = [build, restore, p50, p99].map(time);
      return [title, engine, ...times, `${first.toFixed(1)} %`, size(held), size(peak)];
    }),
  );
}

function printQuality(folder: string): void {
  print(
    ['quality', 'first', 'three', 'MRR', '1 slip', '2 slips', 'refused', 'AUROC', 'kept', 'wrong', 'targets'],
    sets.map((set) => {
      const engine = buildEngine(readBase(folder, set.base));
      return qualityRow(set, measureQuality(engine, readQuestions(folder, set.questions)));
    }),
  );
}

function qualityRow({ name, target }: SetSpec, quality: Quality): string[] {
  const { first, three, reciprocal, oneSlip, twoSlips, refused, separation, kept, wrong } = quality;
  const missed = (['first', 'three', 'refused'] as const).filter((figure) => quality[figure] < (target[figure] ?? 0));
  const verdict = missed.length === 0 ? 'met' : `missed: ${missed.join(', ')}`;
  const figures = [first, three, reciprocal, oneSlip, twoSlips, refused, separation, kept, wrong];
  return [name, ...figures.map((figure) => (Number.isNaN(figure) ? '' : figure.toFixed(1))), verdict];
}

function print(head: readonly string[], rows: readonly string[][]): void {
  printTable([[...head], ...rows]);
}

function printTable(rows: readonly string[][]): void {
  process.stdout.write(`${formatTable(rows)}\n\n`);
}

await main(process.argv.slice(2));

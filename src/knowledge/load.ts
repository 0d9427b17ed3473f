import { buildBase, type KnowledgeBase } from '../core/base.ts';
import type { Day } from '../core/day.ts';
import { snapshotFolder } from './cache.ts';
import type { ExampleProbe } from './files.ts';
import { type Folder, readFolder } from './folder.ts';
import { type Finding, type Problem, problemsOn } from './problem.ts';
import { readSnapshot, writeSnapshot } from './snapshot.ts';

// What parses and checks files is imported only when needed: loading it takes longer than all of a load without it.

export type LoadResult =
  | { ok: true; base: KnowledgeBase; warnings: Problem[] }
  /** Warnings are among them. */
  | { ok: false; problems: Problem[] };

export interface LoadOptions {
  /** Without it nothing is checked that depends on the day. */
  today?: Day | undefined;
  /** Tries the example questions. */
  probe?: ExampleProbe | undefined;
  /** A folder with the texts of sources, which no statement may copy. */
  originals?: string | undefined;
  /** Checks all files even where an earlier load has done it. */
  thorough?: boolean | undefined;
  /** Where to keep what earlier loads found; false: nowhere. */
  cache?: string | false | undefined;
}

/** Loads a knowledge folder, or says all that is wrong with it. Never throws for what a file or folder holds. */
export async function loadKnowledge(dir: string, options: LoadOptions = {}): Promise<LoadResult> {
  const { today, probe, originals, thorough, cache = snapshotFolder() } = options;
  const folder = readFolder(dir);
  const fast = cache !== false && !thorough && !probe && originals === undefined;
  return (fast && keptOf(folder, today, cache)) || parse(folder, options, cache);
}

/** The knowledge of a folder that an earlier load has checked; null where there is none, or the files have changed. */
export function loadKept(dir: string, today: Day): KnowledgeBase | null {
  return keptOf(readFolder(dir), today, snapshotFolder())?.base ?? null;
}

function keptOf(folder: Folder, today: Day | undefined, cache: string): Extract<LoadResult, { ok: true }> | null {
  const snapshot = folder.problems.length === 0 ? readSnapshot(cache, folder.revision) : null;
  if (!snapshot || (today !== undefined && (snapshot.today === null || snapshot.today > today))) return null;
  return {
    ok: true,
    base: buildBase(snapshot.data, folder.revision),
    warnings: problemsOn(snapshot.warnings, today),
  };
}

async function parse(folder: Folder, options: LoadOptions, cache: string | false): Promise<LoadResult> {
  const { today, probe } = options;
  const { parseFolder } = await import('./parse.ts');
  const originals = await readTexts(options.originals);
  const { data, findings } = await parseFolder(folder, { today, probe, originals: originals.texts });
  findings.push(...originals.problems);
  if (!data || findings.some(({ level }) => level === 'error'))
    return { ok: false, problems: problemsOn(findings, today) };

  if (cache !== false) writeSnapshot(cache, folder.revision, { data, warnings: findings, today: today ?? null });
  return { ok: true, base: buildBase(data, folder.revision), warnings: problemsOn(findings, today) };
}

async function readTexts(
  dir: string | undefined,
): Promise<{ texts: { name: string; text: string }[]; problems: Finding[] }> {
  if (dir === undefined) return { texts: [], problems: [] };
  const { readOriginals } = await import('./originals.ts');
  return readOriginals(dir);
}

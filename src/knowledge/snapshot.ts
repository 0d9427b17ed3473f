import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { KnowledgeData } from '../core/base.ts';
import type { Day } from '../core/day.ts';
import type { Finding } from './problem.ts';

/** What a load found: enough to skip parsing the same files again. */
export interface Snapshot {
  data: KnowledgeData;
  /** Warnings only: a folder with errors has no snapshot. */
  warnings: Finding[];
  /** The day of that load. A file checked later than that day was refused then. */
  today: Day | null;
}

const kept = 6;
const format = 'rareearth snapshot 1';

/** Where snapshots lie unless told otherwise: the cache folder of the user. */
export function snapshotFolder(
  env: NodeJS.ProcessEnv = process.env,
  platform: NodeJS.Platform = process.platform,
): string {
  if (env.XDG_CACHE_HOME) return join(env.XDG_CACHE_HOME, 'rareearth');
  if (platform === 'win32' && env.LOCALAPPDATA) return join(env.LOCALAPPDATA, 'rareearth');
  const home = env.HOME ?? homeOfUser();
  if (home === '' || home === '/') return join(tmpdir(), `rareearth-${process.getuid?.() ?? 'cache'}`);
  return platform === 'darwin' ? join(home, 'Library', 'Caches', 'rareearth') : join(home, '.cache', 'rareearth');
}

/** Empty for a user without an account, as in some containers. */
function homeOfUser(): string {
  try {
    return homedir();
  } catch {
    return '';
  }
}

/** The snapshot of a revision, or null: a missing, damaged or foreign one is as good as none. */
export function readSnapshot(folder: string, revision: string): Snapshot | null {
  try {
    const path = join(folder, nameOf(revision));
    if (!isOwn(folder) || !isOwn(path)) return null;
    const text = readFileSync(path, 'utf8');
    const end = text.indexOf('\n');
    const body = text.slice(end + 1);
    return text.slice(0, end) === headerOf(revision, body) ? (JSON.parse(body) as Snapshot) : null;
  } catch {
    return null;
  }
}

/** Writes a snapshot where possible; a folder that cannot be written to only costs time at the next start. */
export function writeSnapshot(folder: string, revision: string, snapshot: Snapshot): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    if (!isOwn(folder)) return;
    const body = JSON.stringify(snapshot);
    replaceFile(join(folder, nameOf(revision)), `${headerOf(revision, body)}\n${body}`);
    removeOld(folder);
  } catch {
    // As if there were no cache.
  }
}

/** Whoever reads the file sees all of the old text or all of the new one. */
function replaceFile(path: string, text: string): void {
  const draft = `${path}.${process.pid}`;
  try {
    writeFileSync(draft, text, { mode: 0o600 });
    renameSync(draft, path);
  } finally {
    rmSync(draft, { force: true });
  }
}

function removeOld(folder: string): void {
  const names = readdirSync(folder).filter((name) => name.startsWith('knowledge-'));
  const byAge = names
    .map((name) => ({ name, age: statSync(join(folder, name)).mtimeMs }))
    .sort((a, b) => b.age - a.age);
  for (const { name } of byAge.slice(kept)) rmSync(join(folder, name), { force: true });
}

/** Where several users share a folder, what another one wrote is not to be trusted. */
function isOwn(path: string): boolean {
  const uid = process.getuid?.();
  return uid === undefined || statSync(path).uid === uid;
}

function nameOf(revision: string): string {
  return `knowledge-${revision}-${codeVersion()}.json`;
}

function headerOf(revision: string, body: string): string {
  return `${format} ${revision} ${codeVersion()} ${createHash('sha256').update(body).digest('hex')}`;
}

let version: string | undefined;

/** Hash of the code that decides what loads and in which form, so that no other version's snapshot is taken. */
function codeVersion(): string {
  version ??= hashOfCode();
  return version;
}

function hashOfCode(): string {
  const hash = createHash('sha256');
  for (const folder of ['../core/', './', './checks/']) {
    const path = fileURLToPath(new URL(folder, import.meta.url));
    for (const name of readdirSync(path)
      .filter((file) => /\.[jt]s$/.test(file))
      .sort()) {
      hash.update(name).update(readFileSync(join(path, name)));
    }
  }
  return hash.digest('hex').slice(0, 12);
}

import { createHash } from 'node:crypto';
import {
  fstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** How many files of one kind are kept. A name is `kind-...`. */
const kept = 6;

/** Where what was worked out lies for the next start: the cache folder of the user. */
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

/**
 * The bytes of a file in the cache, or else of the one that came with the program; null when there is neither. One that
 * another user wrote is as good as none, but what lies beside the code is trusted as the code is.
 */
export function readCached(folder: string, name: string): Buffer | null {
  const path = join(folder, name);
  const own = attempt(() => (isOwn(folder) && isOwn(path) ? readFileSync(path) : null));
  return own ?? attempt(() => readFileSync(shipped(name)));
}

/** The same file, opened to be read in parts as long as the process lives. */
export function openCached(folder: string, name: string): CachedFile | null {
  const path = join(folder, name);
  const own = attempt(() => (isOwn(folder) && isOwn(path) ? openSync(path, 'r') : null));
  const file = own ?? attempt(() => openSync(shipped(name), 'r'));
  if (file === null) return null;
  const read = (target: Uint8Array, position: number) => void readSync(file, target, 0, target.length, position);
  return { size: fstatSync(file).size, read };
}

export interface CachedFile {
  size: number;
  /** Fills the target with what lies at a position. */
  read: (target: Uint8Array, position: number) => void;
}

/** Beside the bundled program, where the build has put what the first start would have to work out. */
function shipped(name: string): URL {
  return new URL(`../prepared/rareearth/${name}`, import.meta.url);
}

function attempt<T>(read: () => T): T | null {
  try {
    return read();
  } catch {
    return null;
  }
}

/** Writes a file where possible, and removes the oldest of its kind; a cache that cannot be written to only costs time. */
export function writeCached(folder: string, name: string, content: string | Uint8Array): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    if (!isOwn(folder)) return;
    replaceFile(join(folder, name), content);
    removeOld(folder, `${name.split('-', 1)[0]}-`);
  } catch {
    // As if there were no cache.
  }
}

/** Hash of all code in some folders and below them. */
export function hashOfCode(folders: readonly URL[]): string {
  const hash = createHash('sha256');
  for (const folder of folders) {
    const path = fileURLToPath(folder);
    const names = readdirSync(path, { recursive: true, encoding: 'utf8' }).filter((file) => /\.[jt]s$/.test(file));
    for (const name of names.sort()) hash.update(name).update(readFileSync(join(path, name)));
  }
  return hash.digest('hex').slice(0, 12);
}

/** Whoever reads the file sees all of the old content or all of the new. */
function replaceFile(path: string, content: string | Uint8Array): void {
  const draft = `${path}.${process.pid}`;
  try {
    writeFileSync(draft, content, { mode: 0o600 });
    renameSync(draft, path);
  } finally {
    rmSync(draft, { force: true });
  }
}

function removeOld(folder: string, prefix: string): void {
  const names = readdirSync(folder).filter((name) => name.startsWith(prefix));
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

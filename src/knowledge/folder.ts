import { createHash } from 'node:crypto';
import { type Dirent, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { basename, join, resolve, sep } from 'node:path';
import { type FileKind, placeOf, schemaFolder } from './layout.ts';
import type { Problem } from './problem.ts';

export const limits = { fileBytes: 1_048_576, totalBytes: 32 * 1_048_576, files: 5_000, depth: 8 };

/** A file of the knowledge folder, not yet parsed. */
export interface RawFile {
  /** Relative to the knowledge folder, with slashes. */
  path: string;
  kind: FileKind;
  template: boolean;
  bytes: Buffer;
}

export interface Folder {
  /** Name of the knowledge folder, with which the place of each problem begins. */
  name: string;
  /** Sorted by path. */
  files: RawFile[];
  problems: Problem[];
  /** Hash of paths and contents. */
  revision: string;
}

/** What the walk has seen so far. */
interface Walk {
  root: string;
  name: string;
  found: { path: string; real: string; bytes: number }[];
  problems: Problem[];
  entries: number;
}

/**
 * Reads a knowledge folder into memory: nothing outside of it, no devices, nothing beyond the limits.
 *
 * Reads synchronously: a few hundred small files take some ten milliseconds, several times less than asynchronously.
 */
export function readFolder(dir: string): Folder {
  const walk: Walk = { root: '', name: basename(resolve(dir)), found: [], problems: [], entries: 0 };
  const files: RawFile[] = [];
  try {
    walk.root = realpathSync(dir);
    if (!statSync(walk.root).isDirectory()) report(walk, '', 'is a file; a knowledge base is a folder');
    else walkFolder(walk, walk.root, '', [walk.root]);
  } catch (error) {
    report(walk, '', failure(error), 'Check the name of the folder and who may read it.');
  }
  if (walk.entries === 0 && walk.problems.length === 0) {
    report(walk, '', 'is empty', 'A knowledge base needs about.yml, sources/ and guides/ or instruments/.');
  }

  let total = 0;
  for (const { path, real, bytes } of walk.found.sort((a, b) => (a.path < b.path ? -1 : 1))) {
    const place = placeOf(path);
    total += bytes;
    if (place.kind === null) report(walk, path, 'is not a file of a knowledge base', place.tip);
    else if (bytes > limits.fileBytes) report(walk, path, `is larger than ${limits.fileBytes} bytes`, 'Split it.');
    else if (total > limits.totalBytes) {
      report(walk, '', `holds more than ${limits.totalBytes} bytes; nothing after ${path} was read`);
      break;
    } else readInto(files, walk, { path, real, kind: place.kind, template: place.template });
  }
  return { name: walk.name, files, problems: walk.problems, revision: revisionOf(files) };
}

function walkFolder(walk: Walk, folder: string, prefix: string, above: string[]): void {
  if (above.length > limits.depth) {
    report(walk, prefix.slice(0, -1), 'is nested too deeply');
    return;
  }
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    // Hidden files belong to editors, version control and container mounts.
    if (entry.name.startsWith('.') || (prefix === '' && entry.name === schemaFolder)) continue;
    if (++walk.entries > limits.files) {
      if (walk.entries === limits.files + 1) report(walk, '', `holds more than ${limits.files} files`);
      return;
    }
    try {
      visit(walk, entry, join(folder, entry.name), `${prefix}${entry.name}`, above);
    } catch (error) {
      report(walk, `${prefix}${entry.name}`, failure(error));
    }
  }
}

function visit(walk: Walk, entry: Dirent, absolute: string, path: string, above: string[]): void {
  const real = entry.isSymbolicLink() ? realpathSync(absolute) : absolute;
  if (real !== absolute && real !== walk.root && !real.startsWith(walk.root + sep)) {
    report(walk, path, 'is a link to a place outside of the knowledge folder', 'Put the file itself here.');
    return;
  }
  const stat = statSync(real);
  if (stat.isFile()) walk.found.push({ path, real, bytes: stat.size });
  else if (!stat.isDirectory()) report(walk, path, 'is neither a file nor a folder');
  else if (above.includes(real)) report(walk, path, 'is a link to a folder it lies in');
  else walkFolder(walk, real, `${path}/`, [...above, real]);
}

function readInto(files: RawFile[], walk: Walk, file: Omit<RawFile, 'bytes'> & { real: string }): void {
  const { path, kind, template, real } = file;
  try {
    files.push({ path, kind, template, bytes: readFileSync(real) });
  } catch (error) {
    report(walk, path, failure(error));
  }
}

/** Twelve hexadecimal digits over all paths and contents; lengths are hashed too, so that no two folders collide. */
function revisionOf(files: readonly RawFile[]): string {
  const hash = createHash('sha256');
  for (const { path, bytes } of files) hash.update(`${path}\n${bytes.length}\n`).update(bytes);
  return hash.digest('hex').slice(0, 12);
}

function report(walk: Walk, path: string, message: string, tip?: string): void {
  const file = path === '' ? walk.name : `${walk.name}/${path}`;
  walk.problems.push({ file, line: 1, column: 1, level: 'error', message, ...(tip !== undefined && { tip }) });
}

function failure(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOENT') return 'does not exist';
  if (code === 'EACCES' || code === 'EPERM') return 'may not be read by this user';
  if (code === 'ELOOP') return 'is a link that leads back to itself';
  return `cannot be read (${String(code ?? error)})`;
}

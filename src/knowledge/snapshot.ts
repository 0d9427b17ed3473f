import { createHash } from 'node:crypto';
import type { KnowledgeData } from '../core/base.ts';
import type { Day } from '../core/day.ts';
import { readCached, writeCached } from './cache.ts';
import { codeVersion } from './code-version.ts';
import type { Finding } from './problem.ts';

/** What a load found: enough to skip parsing the same files again. */
export interface Snapshot {
  data: KnowledgeData;
  /** Warnings only: a folder with errors has no snapshot. */
  warnings: Finding[];
  /** The day of that load. A file checked later than that day was refused then. */
  today: Day | null;
}

const format = 'rareearth snapshot 1';

/** The snapshot of a revision, or null: a missing, damaged or foreign one is as good as none. */
export function readSnapshot(folder: string, revision: string): Snapshot | null {
  try {
    const text = readCached(folder, nameOf(revision))?.toString('utf8');
    if (text === undefined) return null;
    const end = text.indexOf('\n');
    const body = text.slice(end + 1);
    return text.slice(0, end) === headerOf(revision, body) ? (JSON.parse(body) as Snapshot) : null;
  } catch {
    return null;
  }
}

/** Writes a snapshot where possible; a folder that cannot be written to only costs time at the next start. */
export function writeSnapshot(folder: string, revision: string, snapshot: Snapshot): void {
  const body = JSON.stringify(snapshot);
  writeCached(folder, nameOf(revision), `${headerOf(revision, body)}\n${body}`);
}

function nameOf(revision: string): string {
  return `knowledge-${revision}-${codeVersion()}.json`;
}

function headerOf(revision: string, body: string): string {
  return `${format} ${revision} ${codeVersion()} ${createHash('sha256').update(body).digest('hex')}`;
}

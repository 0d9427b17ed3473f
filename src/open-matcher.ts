import { createHash } from 'node:crypto';
import { deserialize, serialize } from 'node:v8';
import type { KnowledgeBase } from './core/base.ts';
import { openCached, readCached, snapshotFolder, writeCached } from './knowledge/cache.ts';
import { codeVersion } from './knowledge/code-version.ts';
import { restore, restoreFrom, serialise } from './match/engine/snapshot.ts';
import { buildMatcher, type Matcher } from './match/matcher.ts';
import type { Prepared, Tables } from './match/reader.ts';

/**
 * The matcher for a knowledge base. What it is made of is kept on disk by the revision of the knowledge, the code and
 * the version of Node, since weighing all phrasings again takes longer than everything else at a start.
 */
export function openMatcher(base: KnowledgeBase, cache: string = snapshotFolder()): Matcher {
  const key = keyOf(base);
  const prepared = readPrepared(cache, key);
  if (prepared) return buildMatcher(base, { prepared });

  const matcher = buildMatcher(base);
  const { engine, tables } = matcher.prepared();
  const bytes = serialize(tables);
  writeCached(cache, `index-${key}`, serialise(engine));
  writeCached(cache, `tables-${key}`, Buffer.concat([checksum(bytes), bytes]));
  return matcher;
}

/** What a matcher is made of, as one thread can hand it to another. */
export interface MatcherParts {
  index: Uint8Array;
  tables: Tables;
}

/** The parts of the matcher for a knowledge base; they are kept on disk as well. */
export function partsOfMatcher(base: KnowledgeBase): MatcherParts {
  const { engine, tables } = openMatcher(base).prepared();
  return { index: serialise(engine), tables };
}

/** The matcher that another thread has built. */
export function receiveMatcher(base: KnowledgeBase, { index, tables }: MatcherParts): Matcher {
  const engine = restore(index);
  if (!engine) throw new TypeError('Expected the index as it was handed over.');
  return buildMatcher(base, { prepared: { engine, tables } });
}

/**
 * The same matcher for a process that answers a question or two: of the index it reads what they need. Null when nothing is
 * kept; what is found to be damaged while a question is read throws.
 */
export function openKeptMatcher(base: KnowledgeBase, cache: string = snapshotFolder()): Matcher | null {
  const key = keyOf(base);
  const file = openCached(cache, `index-${key}`);
  const engine = file && restoreFrom(file);
  const tables = engine && readTables(cache, key);
  return tables && buildMatcher(base, { prepared: { engine, tables } });
}

function keyOf(base: KnowledgeBase): string {
  return `${base.revision}-${codeVersion()}-${process.version}`;
}

/** Null when a part is missing or damaged: then all of it is built again. */
function readPrepared(cache: string, key: string): Prepared | null {
  const index = readCached(cache, `index-${key}`);
  const tables = index && readTables(cache, key);
  const engine = tables && restore(index);
  return engine && { engine, tables };
}

const checksumBytes = 32;

function readTables(cache: string, key: string): Tables | null {
  const kept = readCached(cache, `tables-${key}`);
  const bytes = kept?.subarray(checksumBytes);
  if (!kept || !bytes || !checksum(bytes).equals(kept.subarray(0, checksumBytes))) return null;
  return deserialize(bytes) as Tables;
}

function checksum(bytes: Uint8Array): Buffer {
  return createHash('sha256').update(bytes).digest();
}

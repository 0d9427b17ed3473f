import { createHash } from 'node:crypto';
import { deserialize, serialize } from 'node:v8';
import type { KnowledgeBase } from './core/base.ts';
import { readCached, snapshotFolder, writeCached } from './knowledge/cache.ts';
import { codeVersion } from './knowledge/code-version.ts';
import { restore, serialise } from './match/engine/snapshot.ts';
import { buildMatcher, type Matcher } from './match/matcher.ts';
import type { Prepared, Tables } from './match/reader.ts';

/**
 * The matcher for a knowledge base. What it is made of is kept on disk by the revision of the knowledge, the code and
 * the version of Node, since weighing all phrasings again takes longer than everything else at a start.
 */
export function openMatcher(base: KnowledgeBase, cache: string = snapshotFolder()): Matcher {
  const key = `${base.revision}-${codeVersion()}-${process.version}`;
  const prepared = readPrepared(cache, key);
  if (prepared) return buildMatcher(base, { prepared });

  const matcher = buildMatcher(base);
  const { engine, tables } = matcher.prepared();
  const bytes = serialize(tables);
  writeCached(cache, `index-${key}`, serialise(engine));
  writeCached(cache, `tables-${key}`, Buffer.concat([checksum(bytes), bytes]));
  return matcher;
}

const checksumBytes = 32;

/** Null when a part is missing or damaged: then all of it is built again. */
function readPrepared(cache: string, key: string): Prepared | null {
  const index = readCached(cache, `index-${key}`);
  const kept = readCached(cache, `tables-${key}`);
  const bytes = kept?.subarray(checksumBytes);
  if (!index || !kept || !bytes || !checksum(bytes).equals(kept.subarray(0, checksumBytes))) return null;
  const engine = restore(index);
  return engine && { engine, tables: deserialize(bytes) as Tables };
}

function checksum(bytes: Uint8Array): Buffer {
  return createHash('sha256').update(bytes).digest();
}

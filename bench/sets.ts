import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { IndexEntry } from '../src/match/engine/engine.ts';

/** A question of a public set with the entry it belongs to; null when it belongs to none. */
export interface LabelledQuestion {
  query: string;
  entry: string | null;
}

/** A public set: what is indexed, the file of questions, and the figures the engine is held to. */
export interface SetSpec {
  name: string;
  base: string;
  questions: string;
  /** Least accepted percentage of questions whose entry comes first, is among three, or that are rightly refused. */
  target: { first?: number; three?: number; refused?: number };
}

export const sets: readonly SetSpec[] = [
  {
    name: 'CLINC150, 10 phrasings',
    base: 'clinc10',
    questions: 'clinc',
    target: { first: 80, three: 92, refused: 70 },
  },
  { name: 'CLINC150, all phrasings', base: 'clinc', questions: 'clinc', target: { first: 90.5, refused: 76 } },
  { name: 'BANKING77, 10 phrasings', base: 'banking10', questions: 'banking', target: { first: 75 } },
  { name: 'HWU64, 10 phrasings', base: 'hwu10', questions: 'hwu', target: { first: 70 } },
  { name: 'StackFAQ, 6 phrasings', base: 'stack6', questions: 'stack', target: { first: 95 } },
  { name: 'StackFAQ, title and answers', base: 'stackqa', questions: 'stack', target: { first: 82 } },
];

const answerWeight = 0.15;

/** Reads the phrasings of a set, `{entry, phrasing, field?}` a line, into entries. */
export function readBase(folder: string, name: string): IndexEntry[] {
  const entries = new Map<string, IndexEntry>();
  for (const row of readRows(folder, `${name}.kb`) as { entry: string; phrasing: string; field?: string }[]) {
    const entry = entries.get(row.entry) ?? { key: row.entry, phrasings: [] };
    entries.set(row.entry, entry);
    entry.phrasings.push({ text: row.phrasing, weight: row.field === 'answer' ? answerWeight : 1 });
  }
  return [...entries.values()];
}

export function readQuestions(folder: string, name: string): LabelledQuestion[] {
  return readRows(folder, `${name}.valid`) as LabelledQuestion[];
}

function readRows(folder: string, name: string): unknown[] {
  const packed = join(folder, `${name}.jsonl.gz`);
  const text = existsSync(packed)
    ? gunzipSync(readFileSync(packed)).toString('utf8')
    : readFileSync(join(folder, `${name}.jsonl`), 'utf8');
  return text
    .split('\n')
    .filter((line) => line.trim())
    .map((line) => JSON.parse(line));
}

import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { KnowledgeBase } from '../src/core/base.ts';
import { loadKnowledge } from '../src/knowledge/load.ts';
import { openKeptMatcher, openMatcher } from '../src/open-matcher.ts';
import { buildTestBase, buildTopic } from './builders.ts';
import { buildFolder } from './knowledge/helpers.ts';

const cache = mkdtempSync(path.join(tmpdir(), 'rareearth-matcher-'));
const today = '2026-11-22';
const questions = [
  'is NdFeB tech controlled?',
  'is NdFeB controlled?',
  'dysprosium oxde to the US',
  '钕铁硼技术能出口吗',
  'announcement 57',
  'weather in Berlin',
];
let base: KnowledgeBase;

beforeAll(async () => {
  const result = await loadKnowledge(path.join(import.meta.dirname, '../knowledge'));
  if (!result.ok) throw new Error('the knowledge does not load');
  base = result.base;
});
afterAll(() => rmSync(cache, { recursive: true, force: true }));

function readings(from = base, folder = cache) {
  const matcher = openMatcher(from, folder);
  return questions.map((question) => matcher.read(question, today));
}

describe('openMatcher', () => {
  it('reads questions alike whether it was built or taken from the cache', () => {
    const built = readings();
    expect(readdirSync(cache).map((name) => name.split('-')[0])).toEqual(['index', 'tables']);
    expect(readings()).toEqual(built);
  });

  it('reads questions alike when it reads from what is kept only what they need', () => {
    const built = readings();
    const kept = openKeptMatcher(base, cache);
    expect(questions.map((question) => kept?.read(question, today))).toEqual(built);
    expect(openKeptMatcher({ ...base, revision: 'nevermade000' }, cache)).toBeNull();
  });

  it.each(['index', 'tables'])('builds anew when the kept %s is damaged', (kind) => {
    const folder = buildFolder();
    const small = buildTestBase({
      topics: [buildTopic({ id: 'ndfeb', name: { en: 'NdFeB', zh: '钕铁硼' } }), buildTopic({ id: 'dysprosium' })],
    });
    const built = readings(small, folder);
    const file = path.join(folder, readdirSync(folder).find((name) => name.startsWith(kind)) ?? '');
    const bytes = readFileSync(file);
    bytes[Math.floor(bytes.length / 2)] = (bytes[Math.floor(bytes.length / 2)] ?? 0) ^ 0xff;
    writeFileSync(file, bytes);
    expect(readings(small, folder)).toEqual(built);
    expect(readFileSync(file).equals(bytes)).toBe(false);
  });

  it('never takes what was kept for another revision', () => {
    readings();
    const other = openMatcher({ ...base, revision: 'other0000000', topics: new Map(), applying: new Map() }, cache);
    expect(other.read('samarium', today).entry?.kind).not.toBe('topic');
  });
});

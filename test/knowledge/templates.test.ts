import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { schemas } from '../../src/knowledge/schemas.ts';
import { keysAt } from '../../src/knowledge/shape.ts';
import { problemsOf, sampleFiles } from './helpers.ts';

const knowledge = join(import.meta.dirname, '..', '..', 'knowledge');

describe('TEMPLATE.yml', () => {
  it.each([
    ['sources', schemas.sources, [[0]]],
    ['topics', schemas.topics, [[0], [0, 'distinguish', 0]]],
    ['guides', schemas.guide, [[], ['statements', 0]]],
    [
      'instruments',
      schemas.instrument,
      [[], ['history', 0], ['provisions', 0], ['provisions', 0, 'conditions'], ['provisions', 0, 'amendments', 0]],
    ],
  ])('of %s has the right shape and shows every key', async (folder, schema, places) => {
    const path = `${folder}/TEMPLATE.yml`;
    const text = readFileSync(join(knowledge, path), 'utf8');
    expect(await problemsOf({ ...sampleFiles, [path]: text })).toEqual([]);
    const keys = new Set([...text.matchAll(/^[ -]*([a-z]+):/gm)].map(([, key]) => key));
    for (const place of places) {
      expect(keysAt(schema, place).length).toBeGreaterThan(0);
      expect(keysAt(schema, place).filter((key) => !keys.has(key))).toEqual([]);
    }
  });
});

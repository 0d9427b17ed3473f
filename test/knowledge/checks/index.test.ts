import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checks } from '../../../src/knowledge/checks/index.ts';

const folder = join(import.meta.dirname, '..', '..', '..', 'src', 'knowledge', 'checks');

describe('checks', () => {
  it('are one per file, each named like its file and with a test beside this one', () => {
    const files = readdirSync(folder).filter((name) => name !== 'index.ts' && name !== 'check.ts');
    expect(checks.map(({ name }) => `${name}.ts`).sort()).toEqual(files.sort());
    const tests = readdirSync(import.meta.dirname);
    expect(checks.filter(({ name }) => !tests.includes(`${name}.test.ts`)).map(({ name }) => name)).toEqual([]);
  });

  it('are described in one sentence', () => {
    for (const { description } of checks) expect(description).toMatch(/^[A-Z].*\.$/);
  });
});

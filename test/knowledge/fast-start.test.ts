import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';

const src = join(import.meta.dirname, '..', '..', 'src');

/** The packages that a module needs when it is loaded: not those of its types, nor those it imports later. */
function packagesOf(start: string): Set<string> {
  const packages = new Set<string>();
  const modules = new Set([start]);
  for (const module of modules) {
    const text = readFileSync(module, 'utf8');
    for (const [, names = '', from = ''] of text.matchAll(/^import ([^;]*?) from '([^']+)';$/gms)) {
      if (names.startsWith('type ')) continue;
      if (from.startsWith('.')) modules.add(join(dirname(module), from));
      else if (!from.startsWith('node:')) packages.add(from);
    }
  }
  return packages;
}

describe('a start from a snapshot', () => {
  it('loads no package', () => {
    expect([...packagesOf(join(src, 'knowledge', 'load.ts'))]).toEqual([]);
    expect([...packagesOf(join(src, 'knowledge', 'watch.ts'))]).toEqual([]);
    expect([...packagesOf(join(src, 'quick.ts'))]).toEqual([]);
  });

  it('is told apart from a start that parses files', () => {
    expect([...packagesOf(join(src, 'knowledge', 'parse.ts'))].sort()).toEqual(['yaml', 'zod']);
  });
});

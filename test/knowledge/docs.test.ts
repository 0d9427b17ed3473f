import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ask } from '../../commands/ask.ts';
import { checks } from '../../src/knowledge/checks/index.ts';
import { loadKnowledge } from '../../src/knowledge/load.ts';
import { formatProblem } from '../../src/knowledge/problem.ts';
import { buildMatcher } from '../../src/match/matcher.ts';
import { buildFolder } from './helpers.ts';

const root = join(import.meta.dirname, '..', '..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');

describe('docs/checks.md', () => {
  it('has a row for each check, in the order of the program, with its level', () => {
    const rows = [...read('docs/checks.md').matchAll(/^\| `([a-z-]+)` +\| (\w+) +\| \S.*\| \S.*\|$/gm)];
    expect(rows.map(([, name, level]) => ({ name, level }))).toEqual(
      checks.map(({ name, level }) => ({ name, level })),
    );
  });

  it('is what CONTRIBUTING.md refers to', () => {
    expect(read('CONTRIBUTING.md')).toContain('](docs/checks.md)');
  });
});

/** The blocks of CONTRIBUTING.md that begin with the name of a file. */
function examples(): { path: string; text: string }[] {
  const blocks = read('CONTRIBUTING.md').matchAll(/^```yaml\n# (knowledge\/\S+)\n(.*?)^```$/gms);
  return [...blocks].map(([, path = '', text = '']) => ({ path, text }));
}

describe('CONTRIBUTING.md', () => {
  it('has an example of a new announcement that loads and gives the headlines it shows', async () => {
    const folder = buildFolder();
    cpSync(join(root, 'knowledge'), join(folder, 'knowledge'), { recursive: true });
    const added = examples();
    expect(added.map(({ path }) => path.split('/')[1])).toEqual(['sources', 'instruments']);
    for (const { path, text } of added) {
      const isList = path.startsWith('knowledge/sources/');
      writeFileSync(join(folder, path), isList ? `${readFileSync(join(folder, path), 'utf8')}\n${text}` : text);
    }
    const result = await loadKnowledge(join(folder, 'knowledge'), { cache: false });
    if (!result.ok) throw new Error(result.problems.map(formatProblem).join('\n'));

    const matcher = buildMatcher(result.base);
    const shown = [...read('CONTRIBUTING.md').matchAll(/^\| (\d{4}-\d\d-\d\d) +\| (.+?) *\|$/gm)];
    expect(shown).toHaveLength(4);
    for (const [, day = '', headline] of shown) {
      const reply = ask.run('is promethium controlled?', {
        base: result.base,
        today: '2026-11-22',
        on: day,
        language: 'en',
        commands: [],
        read: (question, on) => matcher.read(question, on),
      });
      expect(reply).toMatchObject({ kind: 'answer', answer: { headline } });
    }
  });
});

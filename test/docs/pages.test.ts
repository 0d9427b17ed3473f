import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { drawRooms } from '../../scripts/architecture/draw.ts';
import { readRooms } from '../../scripts/architecture/rooms.ts';
import { tables } from '../../scripts/tables/rows.ts';

const root = path.join(import.meta.dirname, '../..');
const read = (file: string) => readFileSync(path.join(root, file), 'utf8');
const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };

describe('docs/commands.md', () => {
  it.each(Object.entries(tables(Object.keys(scripts))))('lists all %s with what they do', (name, rows) => {
    const [, marked = ''] = new RegExp(`<!-- ${name} -->([^]*)<!-- /${name} -->`).exec(read('docs/commands.md')) ?? [];
    const shown = [...marked.matchAll(/^\| `(.+?)` +\| (.*?) +\|$/gm)].map(([, usage = '', summary]) => [
      usage.replaceAll('\\|', '|'),
      summary,
    ]);
    expect(shown).toEqual(rows);
    expect(rows.every(([, summary]) => summary !== '')).toBe(true);
  });
});

describe('docs/architecture', () => {
  /** Sizes change with every edit; what matters is which rooms there are and how they import each other. */
  const shape = (svg: string) => svg.replace(/ stroke-width="[^"]*"/g, '').replace(/about [^<]*/g, '');

  it('has the picture that the source files give', () => {
    expect(shape(read('docs/architecture.svg'))).toBe(shape(drawRooms(readRooms(root))));
  });

  it('says what each room is for', () => {
    const named = [...read('docs/architecture.md').matchAll(/^\| `([\w-]+)` +\|/gm)].map(([, name]) => name);
    const rooms = readRooms(root).map(({ name }) => name);
    expect(named.sort()).toEqual(rooms.filter((name) => !name.includes(',')).sort());
  });
});

describe('the pages', () => {
  const pages = [
    'README.md',
    'CONTRIBUTING.md',
    'SECURITY.md',
    ...readdirSync(path.join(root, 'docs')).map((file) => `docs/${file}`),
  ];

  it('link only to files that are there', () => {
    const broken = pages
      .filter((page) => page.endsWith('.md'))
      .flatMap((page) =>
        [...read(page).matchAll(/\]\((?!https?:|#|mailto:)([^)#]+)/g)]
          .map(([, target = '']) => path.join(path.dirname(page), target))
          .filter((target) => !existsSync(path.join(root, target)))
          .map((target) => `${page} -> ${target}`),
      );
    expect(broken).toEqual([]);
  });
});

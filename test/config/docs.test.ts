import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type SettingRow, settingsTable } from '../../src/config/settings.ts';

const read = (file: string) => readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8');
const cell = (words: string) => words.replaceAll('|', '\\|').replaceAll('<', '&lt;');

/** Without the spaces that line columns up. */
const narrow = (row: string) => row.replace(/ +/g, ' ');

function rowOf({ name, about, otherwise, secret }: SettingRow): string {
  return `| \`${name}\`${secret ? ' (secret)' : ''} | ${cell(about)} | ${cell(otherwise)} |`;
}

describe('docs/settings.md', () => {
  it('has a row for each setting, in order, and no other', () => {
    const rows = read('docs/settings.md').match(/^\| `.*$/gm);
    expect(rows?.map(narrow)).toEqual(settingsTable().map(rowOf).map(narrow));
  });
});

describe('.env.example', () => {
  it('names nothing but settings', () => {
    const known = settingsTable().map(({ name }) => name);
    const named = [...read('.env.example').matchAll(/^#? ?([A-Z][A-Z_]{3,})=/gm)].map(([, name]) => name);
    expect(named.length).toBeGreaterThan(5);
    expect(named.filter((name) => !known.includes(name ?? ''))).toEqual([]);
  });
});

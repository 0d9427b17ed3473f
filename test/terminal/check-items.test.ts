import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { runCheckItems } from '../../src/terminal/check-items.ts';
import { UsageError } from '../../src/terminal/status.ts';

const knowledge = path.join(import.meta.dirname, '../../knowledge');
let folder: string;
let written: string[];

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'items-'));
});
afterAll(() => rmSync(folder, { recursive: true }));
afterEach(() => vi.restoreAllMocks());

async function run(text: string | Buffer, settings: { json?: boolean; csv?: boolean; on?: string } = {}) {
  const file = path.join(folder, 'list.csv');
  writeFileSync(file, text);
  written = [];
  vi.spyOn(process.stdout, 'write').mockImplementation((chunk) => Boolean(written.push(String(chunk))));
  const { json = false, csv = false, on } = settings;
  const status = await runCheckItems([file], { dir: knowledge, today: '2026-11-30', json, csv, on });
  vi.restoreAllMocks();
  return { status, out: written.join('') };
}

describe('check-items', () => {
  it('writes each item with its verdict, its act and what is missing', async () => {
    const { status, out } = await run('Material;HS;Country\nsamarium-cobalt magnets;8505.11;Japan\nscandium;;\n');
    expect(status).toBe(0);
    expect(out).toMatch(/2 {2}samarium-cobalt magnets, 8505\.11, Japan – Licence required/);
    expect(out).toContain('Announcement No. 18 of 2025');
    expect(out).toContain('as of 30 November 2026');
  });

  it.each([
    ['3 when some line has no answer', 'samarium-cobalt magnets\ncopper wire\nNdFeB\n', 3],
    ['3 when some line cannot be read', 'samarium-cobalt magnets\n"NdFeB\n', 3],
    ['4 when some line is to be made clearer', 'samarium-cobalt magnets\nNdFeB\n', 4],
  ])('ends with %s', async (_case, text, expected) => {
    expect((await run(text)).status).toBe(expected);
  });

  it('answers for the day it is given', async () => {
    const { out } = await run('samarium-cobalt magnets\n', { json: true, on: '2024-01-01' });
    expect(JSON.parse(out)).toMatchObject({ asOf: '2024-01-01', items: [{ answer: { asOf: '2024-01-01' } }] });
    expect(JSON.parse(out).items[0].answer.verdict).not.toBe('licence_required');
  });

  it('names broken lines by their number, and loses none', async () => {
    const { out } = await run('Item;Country\nscandium;Japan\n"terbium;Japan\n;\nyttrium;Japan\n', { json: true });
    const { items, refused } = JSON.parse(out);
    expect(items.map(({ item }: { item: { line: number } }) => item.line)).toEqual([2, 5]);
    expect(refused).toEqual([{ line: 3, given: '"terbium;Japan', why: 'a quotation mark is never closed' }]);
  });

  it('writes a file in which no cell is a formula', async () => {
    const { out } = await run('Part No;Item\n=cmd|x;scandium\n+1;terbium\n', { csv: true });
    const cells = out.split('\r\n').map((line) => line.split(','));
    expect(cells.slice(1, 3).map((row) => row[1])).toEqual(["'=cmd|x", "'+1"]);
  });

  it('speaks the language of the list', async () => {
    expect((await run('品名;目的地\n钐钴磁体;日本\n')).out).toContain('须取得许可');
  });

  it('reads UTF-16 as spreadsheets write it, and refuses what is no UTF-8', async () => {
    const utf16 = Buffer.concat([
      Buffer.from([0xff, 0xfe]),
      Buffer.from('Item\tCountry\nscandium\tJapan\n', 'utf16le'),
    ]);
    expect((await run(utf16)).status).toBe(0);
    await expect(run(Buffer.from([0x4e, 0x64, 0xe4, 0x0a]))).rejects.toThrow(UsageError);
  });

  it.each([[[]], [['a.csv', 'b.csv']], [['/nowhere/list.csv']]])('refuses %j as wrong usage', async (words) => {
    const settings = { dir: knowledge, today: '2026-11-30', json: false };
    await expect(runCheckItems(words, settings)).rejects.toThrow(UsageError);
  });
});

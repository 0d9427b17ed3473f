import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTable } from '../../src/tabular/read.ts';
import { writeTable } from '../../src/tabular/write.ts';

describe('a table', () => {
  it.each([
    ['tabs', 'a\tb, c\td\n1\t2\t3'],
    ['semicolons', 'a;b, c;d\n1;2;3'],
    ['commas', 'a,"b, c",d\r\n1,2,3\r\n'],
    ['a byte order mark', '\uFEFFa;b, c;d\n1;2;3'],
  ])('is read with %s', (_case, text) => {
    expect(readTable(text)).toEqual({
      rows: [
        { line: 1, cells: ['a', 'b, c', 'd'] },
        { line: 2, cells: ['1', '2', '3'] },
      ],
      broken: [],
    });
  });

  it('counts lines as an editor does, over empty ones and breaks within quotes', () => {
    const { rows } = readTable('a;b\n\n"one\ntwo";c\nd;e\n');
    expect(rows.map(({ line, cells }) => [line, cells[0]])).toEqual([
      [1, 'a'],
      [3, 'one\ntwo'],
      [5, 'd'],
    ]);
  });

  it('names a broken line and reads all the others', () => {
    const { rows, broken } = readTable('a;b\n"never closed;c\nd;e\nf "quoted";g\n');
    expect(rows.map(({ line }) => line)).toEqual([1, 3]);
    expect(broken).toEqual([
      { line: 2, text: '"never closed;c', why: 'a quotation mark is never closed' },
      { line: 4, text: 'f "quoted";g', why: expect.stringContaining('quotation mark') },
    ]);
  });

  it('loses no line, whatever is in it', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme' }), { maxLength: 8 }), (lines) => {
        const text = lines.map((line) => line.replace(/[\r\n"\u2028\u2029\u0085]/g, '')).join('\n');
        const { rows, broken } = readTable(text);
        const filled = text.split('\n').filter((line) => /[^\s;,]/.test(line.replace(/\uFEFF/g, '')));
        expect(rows.length + broken.length).toBeGreaterThanOrEqual(filled.length);
      }),
    );
  });

  it('is written so that it is read back', () => {
    const rows = [
      ['a;b', 'c"d', 'e\nf'],
      ['', 'ä', '钕'],
    ];
    expect(parse(writeTable(rows), { bom: true })).toEqual(rows);
  });
});

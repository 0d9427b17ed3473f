import type { Columns } from './columns.ts';
import { readHeadings } from './columns.ts';
import type { ItemLine, ItemRow } from './item.ts';

/** A customs code by itself: 8505.11, HS 2846 90, 8505111000. */
const codeAlone = /^(?:hs|hts|cn)?(?:[\s-]?code)?\s*[:#]?\s*\d{4}(?:[.\s]?\d{2}){0,3}$/i;
/** An amount or a price says nothing of the law. */
const amountAlone =
  /^[\p{Sc}\s]*[\d.,]+\s*(?:k?g|t|mt|pcs?|pieces?|stk|stück|units?|lbs?|oz|个|件|吨|公斤|個|本|枚|개|톤|\p{Sc}|usd|eur|cny)?\.?$/iu;

export interface LineReader {
  /** Whether a cell names a place that goods can go to, and nothing else. */
  isPlace: (cell: string) => boolean;
}

/** Sorts the rows of a list. The first filled row may be headings; without them each cell is known by what it looks like. */
export function readRows(rows: readonly ItemRow[], reader: LineReader): ItemLine[] {
  const filled = rows.filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  const columns = readHeadings(filled[0]?.cells ?? []);
  const body = columns ? filled.slice(1) : filled;
  return body.map((row) => (columns ? byColumns(row, columns) : byLooks(row, reader)));
}

/** A pasted line as a row: cells set apart by tabs, else by semicolons, else by commas. */
export function splitLine(text: string, line: number): ItemRow {
  const separator = ['\t', ';', '；'].find((one) => text.includes(one)) ?? /[,，、]\s*(?!\d)|,\s+/;
  return { line, cells: text.split(separator).map((cell) => cell.trim().replace(/^"(.*)"$/, '$1')) };
}

function byColumns({ line, cells }: ItemRow, columns: Columns): ItemLine {
  const item: ItemLine = { line, given: givenOf(cells) };
  for (const [at, cell] of cells.entries()) {
    const field = columns[at];
    if (field && cell.trim() !== '') item[field] = cell.trim();
  }
  return item;
}

/** The first cell that is no code, place or amount says what it is; further ones say what is in it. */
function byLooks({ line, cells }: ItemRow, { isPlace }: LineReader): ItemLine {
  const item: ItemLine = { line, given: givenOf(cells) };
  const rest: string[] = [];
  for (const cell of cells.map((one) => one.trim()).filter((one) => one !== '')) {
    if (item.code === undefined && codeAlone.test(cell)) item.code = cell;
    else if (amountAlone.test(cell)) continue;
    else if (item.destination === undefined && isPlace(cell)) item.destination = cell;
    else if (item.thing === undefined) item.thing = cell;
    else rest.push(cell);
  }
  return rest.length === 0 ? item : { ...item, composition: rest.join(', ') };
}

function givenOf(cells: readonly string[]): string {
  return cells.map((cell) => cell.trim()).join(' | ');
}

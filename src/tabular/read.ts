import { CsvError, type InfoRecord, parse } from 'csv-parse/sync';

/** A row of a file. */
export interface TableRow {
  /** Where it begins, from one. */
  line: number;
  cells: string[];
}

export interface TableRead {
  rows: TableRow[];
  /** Lines that are no row, as they stand, and why. */
  broken: { line: number; text: string; why: string }[];
}

/** Longest cell that is read; a quote left open would else take in the rest of the file. */
const longestRecord = 20_000;

/**
 * Reads a table of text: its fields set apart by tabs, semicolons or commas, whichever its first line has most of. A file
 * that is broken somewhere is read line by line, so that one bad line costs no other.
 */
export function readTable(text: string): TableRead {
  const clean = text.replace(/^\uFEFF/, '');
  const delimiter = delimiterOf(clean);
  try {
    return { rows: parseRows(clean, delimiter, 0), broken: [] };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return readLines(clean, delimiter);
  }
}

function readLines(text: string, delimiter: string): TableRead {
  const read: TableRead = { rows: [], broken: [] };
  for (const [index, line] of text.split(/\r\n|\n|\r/).entries()) {
    if (line.trim() === '') continue;
    try {
      read.rows.push(...parseRows(line, delimiter, index));
    } catch (error) {
      if (!(error instanceof CsvError)) throw error;
      read.broken.push({ line: index + 1, text: line, why: reasons[error.code] ?? error.code });
    }
  }
  return read;
}

const reasons: Partial<Record<CsvError['code'], string>> = {
  CSV_QUOTE_NOT_CLOSED: 'a quotation mark is never closed',
  CSV_INVALID_CLOSING_QUOTE: 'something stands behind a closing quotation mark',
  INVALID_OPENING_QUOTE: 'a quotation mark stands within a field',
  CSV_MAX_RECORD_SIZE: 'a field is too long',
};

/** `before` lines stand above the text. */
function parseRows(text: string, delimiter: string, before: number): TableRow[] {
  const records = parse(text, {
    delimiter,
    info: true,
    max_record_size: longestRecord,
    relax_column_count: true,
    skip_empty_lines: true,
    trim: true,
  }) as unknown as { record: string[]; info: InfoRecord }[];
  return records.map(({ record, info }) => ({ line: before + info.lines - breaksIn(record), cells: record }));
}

/** The parser counts lines to the end of a row; a quoted field may hold some of them. */
function breaksIn(cells: readonly string[]): number {
  return cells.reduce((sum, cell) => sum + (cell.match(/\r\n|\n|\r/g)?.length ?? 0), 0);
}

function delimiterOf(text: string): string {
  const first = text.split(/\r\n|\n|\r/).find((line) => line.trim() !== '') ?? '';
  const bare = first.replace(/"[^"]*"/g, '');
  const counts = ['\t', ';', ','].map((sign) => ({ sign, count: bare.split(sign).length - 1 }));
  return counts.reduce((best, one) => (one.count > best.count ? one : best)).sign;
}

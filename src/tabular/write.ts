import { stringify } from 'csv-stringify/sync';

/**
 * Rows as a file that spreadsheets open: CSV with CRLF (RFC 4180), a byte order mark so that Excel reads UTF-8, quotes
 * where they are needed.
 */
export function writeTable(rows: readonly (readonly string[])[]): string {
  return stringify(rows as string[][], { bom: true, record_delimiter: 'windows', quoted_match: /[\r\n]/ });
}

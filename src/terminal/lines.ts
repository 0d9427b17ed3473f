import type { Statement } from '../core/answer.ts';
import type { Status } from '../core/instrument.ts';
import type { Language } from '../core/language.ts';
import { phrases } from '../core/phrases/phrases.ts';
import { shownStatus } from '../core/shown.ts';
import type { Footnotes } from './citations.ts';
import { columnsOf, hang, type Page, styled, wrap } from './layout.ts';

/** The sign before a status; the word always stands beside it. */
const marks: Record<Status, string> = {
  announced: '○',
  in_force: '●',
  suspended: '‖',
  repealed: '×',
  superseded: '×',
};

/** "● in force", "◌ unverified". */
export function statusWord(status: Status | null, forecast: boolean, language: Language): string {
  const words = phrases(language);
  if (forecast) return `◌ ${words.unverified}`;
  return status === null ? '·' : `${marks[status]} ${words.status[status]}`;
}

/** Room for a status before a text. */
export const statusColumns = 15;

export function statementLines(statement: Statement, notes: Footnotes, page: Page, language: Language): string[] {
  const status = statusWord(shownStatus(statement), statement.forecast, language);
  const pad = ' '.repeat(Math.max(statusColumns - columnsOf(status), 1));
  return hang(page, `  ${status}${pad}`, `${statement.text} ${notes.mark(statement.citations)}`);
}

export function heading(text: string, page: Page): string[] {
  return wrap(text, page.width).map((line) => styled(page, 'bold', line));
}

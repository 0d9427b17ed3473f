import { addDays, type Day, isDay } from '../../core/day.ts';
import type { Span } from './text.ts';

/** A stretch of days, both ends included. */
export interface Period {
  from: Day;
  to: Day;
}

/** A time found in a text; `bad` when it names a day that does not exist. */
export interface FoundPeriod extends Span {
  period: Period | 'bad';
  /** It stands for a time only together with a preposition: a bare year, a month without one. */
  needsPlace: boolean;
}

export type PeriodReader = (match: RegExpExecArray, today: Day) => Period | 'bad' | undefined;

export function dayPeriod(year: number, month: number, day: number): Period | 'bad' | undefined {
  if (year < 1990 || year > 2099) return undefined;
  const text = `${year}-${pad(month)}-${pad(day)}`;
  return isDay(text) ? { from: text, to: text } : 'bad';
}

export function monthPeriod(year: number, month: number): Period | undefined {
  if (month < 1 || month > 12) return undefined;
  const next = month === 12 ? `${year + 1}-01-01` : `${year}-${pad(month + 1)}-01`;
  return { from: `${year}-${pad(month)}-01`, to: addDays(next, -1) };
}

export function quarterPeriod(year: number, quarter: number): Period | undefined {
  const first = monthPeriod(year, quarter * 3 - 2);
  const last = monthPeriod(year, quarter * 3);
  return first && last && { from: first.from, to: last.to };
}

export function yearPeriod(year: number): Period {
  return { from: `${year}-01-01`, to: `${year}-12-31` };
}

/** The part of a period that "early", "mid" or "end of" names: its first day, its middle, its last day. */
export function partOf(period: Period, part: 'start' | 'middle' | 'end'): Period {
  if (part === 'start') return { from: period.from, to: period.from };
  if (part === 'end') return { from: period.to, to: period.to };
  const days = Math.round((Date.parse(period.to) - Date.parse(period.from)) / 86_400_000 / 2);
  const middle = addDays(period.from, days);
  return { from: middle, to: middle };
}

export function yearOf(day: Day): number {
  return Number(day.slice(0, 4));
}

export function monthOf(day: Day): number {
  return Number(day.slice(5, 7));
}

/** The same day of another month, or that month's last day. */
export function addMonths(day: Day, count: number): Day {
  const index = yearOf(day) * 12 + monthOf(day) - 1 + count;
  const month = monthPeriod(Math.floor(index / 12), (index % 12) + 1) as Period;
  const sameDay = `${month.from.slice(0, 8)}${day.slice(8)}`;
  return sameDay < month.to ? sameDay : month.to;
}

function pad(value: number): string {
  return String(value).padStart(2, '0');
}

import { addDays, type Day, daysBetween } from '../core/day.ts';

/** The days an announcement answers for: all after the last one, up to and with its own. */
export interface Span {
  /** The day of the last announcement, exclusive. */
  since: Day;
  today: Day;
}

export function isWithin(day: Day, { since, today }: Span): boolean {
  return day > since && day <= today;
}

/** A day ahead is told of so many days before it comes. */
export const daysAhead = [30, 7, 1] as const;
const furthest = daysAhead[0];
const weekDays = 7;

/** Whether one of the days on which a date ahead is told lies in the span. */
export function isReminded(from: Day, span: Span): boolean {
  return daysAhead.some((days) => isWithin(addDays(from, -days), span));
}

/** Whether a date ahead is nearer than the first day on which it would have been told. */
export function isNear(from: Day, { today }: Span): boolean {
  return daysBetween(today, from) <= furthest;
}

/** Whether a day in the past, or one a whole number of weeks after it, lies in the span. */
export function isWeekly(from: Day, { since, today }: Span): boolean {
  return (
    Math.floor(daysBetween(from, today) / weekDays) > Math.max(Math.floor(daysBetween(from, since) / weekDays), -1)
  );
}

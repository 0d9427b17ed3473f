import type { Day } from './core/day.ts';

/** Today in the time zone of this machine (`TZ`). Only composition roots ask for it. */
export function localToday(now: Date = new Date()): Day {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

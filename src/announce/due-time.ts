import { addDays, type Day } from '../core/day.ts';

const minute = 60_000;
const dayMillis = 86_400_000;
/** More than any zone lies from UTC, so that the two ends of a search lie on either side of a jump. */
const widest = 27 * 3_600_000;

/**
 * The moment at which clocks of a zone first show a time on a local day. Where the clocks jump over that time, the
 * moment of the jump; where the jump leaves the day, the last minute before it.
 *
 * @param time of day, "09:00"
 * @param zone by its IANA name, "Europe/Berlin"
 * @returns milliseconds since 1970, or null when the zone leaves that day out
 * @throws RangeError for a zone that is not known
 */
export function dueAt(day: Day, time: string, zone: string): number | null {
  const wanted = Date.parse(`${day}T${time}:00Z`);
  const offsets = new Set([-dayMillis, 0, dayMillis].map((shift) => offsetAt(zone, wanted + shift)));
  const moments = [...offsets].map((offset) => wanted - offset).filter((moment) => wallAt(zone, moment) === wanted);
  if (moments.length > 0) return Math.min(...moments);

  const jump = firstAfter(zone, wanted);
  if (localDay(jump, zone) === day) return jump;
  return localDay(jump - minute, zone) === day ? jump - minute : null;
}

/** The day it is in a zone at a moment, given in milliseconds since 1970. */
export function localDay(moment: number, zone: string): Day {
  return new Date(wallAt(zone, moment)).toISOString().slice(0, 10);
}

/**
 * The next moment at which a zone's clocks show a time on a day that counts.
 *
 * @param after milliseconds since 1970; the moment itself does not count
 * @param counts which local days do
 * @returns milliseconds since 1970, or null when no day of the next two weeks counts
 */
export function nextDue(after: number, time: string, zone: string, counts: (day: Day) => boolean): number | null {
  const today = localDay(after, zone);
  for (let ahead = 0; ahead <= 14; ahead += 1) {
    const day = addDays(today, ahead);
    const due = counts(day) ? dueAt(day, time, zone) : null;
    if (due !== null && due > after) return due;
  }
  return null;
}

/** The first moment at which the clocks show more than a time that they jump over. */
function firstAfter(zone: string, wanted: number): number {
  let before = wanted - widest;
  let after = wanted + widest;
  while (after - before > 1_000) {
    const middle = Math.round((before + after) / 2_000) * 1_000;
    if (wallAt(zone, middle) > wanted) after = middle;
    else before = middle;
  }
  return after;
}

/** What the clocks show at a moment, as if they were at UTC. */
function wallAt(zone: string, moment: number): number {
  return moment + offsetAt(zone, moment);
}

const formats = new Map<string, Intl.DateTimeFormat>();
const shape = /(\d+)\/(\d+)\/(\d+), (\d+):(\d+):(\d+)/;

/** How far a zone's clocks are ahead of UTC at a moment, in milliseconds. */
function offsetAt(zone: string, moment: number): number {
  const [, month, day, year, hour, minutes, seconds] = (shape.exec(formatOf(zone).format(moment)) ?? []).map(Number);
  const shown = Date.UTC(Number(year), Number(month) - 1, day, hour, minutes, seconds);
  return shown - Math.floor(moment / 1_000) * 1_000;
}

/** Making a format costs a thousand times what using it does. */
function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known) return known;
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  formats.set(zone, format);
  return format;
}

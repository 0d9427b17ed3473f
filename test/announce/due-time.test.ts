import { describe, expect, it } from 'vitest';
import { dueAt, localDay, nextDue } from '../../src/announce/due-time.ts';
import { addDays, type Day } from '../../src/core/day.ts';

const written = (moment: number | null) => moment && new Date(moment).toISOString().slice(0, 16);

describe('the moment of a local time', () => {
  it.each([
    ['an ordinary day', '2026-11-22', '09:00', 'Europe/Berlin', '2026-11-22T08:00'],
    ['a zone half an hour off', '2026-11-22', '09:00', 'Asia/Kolkata', '2026-11-22T03:30'],
    ['a time that the clocks jump over: the jump', '2026-03-29', '02:30', 'Europe/Berlin', '2026-03-29T01:00'],
    ['a time that comes twice: the first', '2026-10-25', '02:30', 'Europe/Berlin', '2026-10-25T00:30'],
    ['a jump of two hours', '2025-03-30', '02:30', 'Antarctica/Troll', '2025-03-30T01:00'],
    ['a jump of half an hour', '2025-10-05', '02:15', 'Australia/Lord_Howe', '2025-10-04T15:30'],
    [
      'midnight that is jumped over: the jump, on the same day',
      '2025-04-25',
      '00:00',
      'Africa/Cairo',
      '2025-04-24T22:00',
    ],
    [
      'a jump over midnight: the last minute before it',
      '2025-03-29',
      '23:59',
      'America/Scoresbysund',
      '2025-03-30T00:59',
    ],
    ['a day that comes twice over the date line', '2011-12-29', '09:00', 'Pacific/Apia', '2011-12-29T19:00'],
  ] as const)('of %s', (_what, day, time, zone, moment) => {
    expect(written(dueAt(day, time, zone))).toBe(moment);
  });

  it('is none on a day that a zone leaves out', () => {
    expect(dueAt('2011-12-30', '09:00', 'Pacific/Apia')).toBeNull();
  });

  it('needs a zone that exists', () => {
    expect(() => dueAt('2026-11-22', '09:00', 'Europe/Atlantis')).toThrow(RangeError);
  });
});

describe('in every zone there is', () => {
  /** Days around both changes of the clock, wherever they fall, and around the turn of the year. */
  const spans: [Day, number][] = [
    ['2025-03-07', 4],
    ['2025-03-28', 4],
    ['2025-04-04', 4],
    ['2025-04-24', 3],
    ['2025-10-04', 3],
    ['2025-10-24', 4],
    ['2025-11-01', 3],
    ['2026-12-30', 4],
  ];

  it.each(['09:00', '02:30', '01:30', '00:00', '23:59'])('each day has one %s, on that day', (time) => {
    const wrong: string[] = [];
    for (const zone of Intl.supportedValuesOf('timeZone')) {
      for (const [first, count] of spans) {
        let last = Number.NEGATIVE_INFINITY;
        for (let n = 0; n < count; n += 1) {
          const day = addDays(first, n);
          const due = dueAt(day, time, zone);
          if (due === null || due <= last || localDay(due, zone) !== day) wrong.push(`${zone} ${day}`);
          last = due ?? last;
        }
      }
    }
    expect(wrong).toEqual([]);
  });
});

describe('the next time', () => {
  const at = Date.parse('2026-11-20T08:00:00Z');

  it('is today when it is still to come, else on the next day that counts', () => {
    const next = (after: number, counts = (_day: Day) => true) =>
      written(nextDue(after, '09:00', 'Europe/Berlin', counts));
    expect(next(at - 1)).toBe('2026-11-20T08:00');
    expect(next(at)).toBe('2026-11-21T08:00');
    expect(next(at, (day) => day === '2026-11-23')).toBe('2026-11-23T08:00');
    expect(next(at, () => false)).toBeNull();
  });
});

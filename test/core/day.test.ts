import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, daysBetween, formatDay, isDay } from '../../src/core/day.ts';

describe('isDay', () => {
  it.each(['2024-02-29', '2026-11-22', '2001-01-01'])('takes %s', (day) => {
    expect(isDay(day)).toBe(true);
  });

  it.each(['2023-02-29', '2024-02-30', '2024-13-01', '2024-1-1', '20240101', 'today', '', '2024-01-01 '])(
    'refuses %j',
    (day) => {
      expect(isDay(day)).toBe(false);
    },
  );
});

describe('addDays', () => {
  it('crosses months, leap days and years', () => {
    expect(addDays('2024-02-28', 1)).toBe('2024-02-29');
    expect(addDays('2023-02-28', 1)).toBe('2023-03-01');
    expect(addDays('2026-01-01', -1)).toBe('2025-12-31');
  });

  it('is undone by daysBetween', () => {
    fc.assert(
      fc.property(fc.integer({ min: -20_000, max: 20_000 }), (count) => {
        expect(daysBetween('2025-01-01', addDays('2025-01-01', count))).toBe(count);
      }),
    );
  });
});

describe('formatDay', () => {
  it.each([
    ['2023-12-21', 'en', '21 December 2023'],
    ['2023-12', 'en', 'December 2023'],
    ['2023', 'en', '2023'],
    ['2023-12-21', 'zh', '2023年12月21日'],
    ['2023-12-21', 'ja', '2023年12月21日'],
    ['2023-12-21', 'ko', '2023년 12월 21일'],
    ['2023-12-21', 'de', '21. Dezember 2023'],
  ] as const)('writes %s in %s as %s', (day, language, written) => {
    expect(formatDay(day, language)).toBe(written);
  });
});

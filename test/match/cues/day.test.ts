import { describe, expect, it } from 'vitest';
import { readDay } from '../../../src/match/cues/day.ts';

const today = '2026-11-22';

describe('readDay', () => {
  it.each([
    ['as of 2026-03-01', '2026-03-01'],
    ['on 22 Nov 2026', '2026-11-22'],
    ['on November 9th, 2025', '2025-11-09'],
    ['am 22.11.2026', '2026-11-22'],
    ['on 22/11/2026', '2026-11-22'],
    ['on 11/22/2026', '2026-11-22'],
    ['on 4/5/2025', '2025-05-04'],
    ['on 10-Nov-2025', '2025-11-10'],
    ['10-Nov-25', '2025-11-10'],
    ['on 5 Nov 25', '2025-11-05'],
    ['am 10.11.25', '2025-11-10'],
    ['am 10.11.', '2026-11-10'],
    ['2023.10.2', '2023-10-02'],
    ['2026年11月22日', '2026-11-22'],
    ['2026년 11월 22일', '2026-11-22'],
    ['am 1. März 2026', '2026-03-01'],
    ['on 9 October', '2026-10-09'],
    ['on 9 December', '2025-12-09'],
  ])('reads the day in %s', (question, day) => {
    expect(readDay(question, today)?.asOf).toBe(day);
  });

  it.each([
    ['in March 2024', '2024-03-31'],
    ['as of March 2024', '2024-03-31'],
    ['2024年3月', '2024-03-31'],
    ['im März 2024', '2024-03-31'],
    ['in 2024', '2024-12-31'],
    ['2024年', '2024-12-31'],
    ['in Q1 2026', '2026-03-31'],
    ['in the first quarter of 2026', '2026-03-31'],
    ['2026年第一季度', '2026-03-31'],
    ['at the end of 2025', '2025-12-31'],
    ['early 2025', '2025-01-01'],
    ['Ende 2025', '2025-12-31'],
    ['last October', '2026-10-31'],
    ['last November', '2025-11-30'],
    ['next March', '2027-03-31'],
    ['last year', '2025-12-31'],
    ['去年10月', '2025-10-31'],
    ['next month', '2026-12-31'],
    ['Nov-2025', '2025-11-30'],
    ["Nov '25", '2025-11-30'],
    ['H1 2025', '2025-06-30'],
    ['in the second half of 2025', '2025-12-31'],
    ['1. Halbjahr 2025', '2025-06-30'],
    ['2025年上半年', '2025-06-30'],
    ['2025年下半期', '2025-12-31'],
    ['2025년 상반기', '2025-06-30'],
    ['in spring 2025', '2025-05-31'],
    ['im Herbst 2025', '2025-11-30'],
  ])('takes the last day of %s', (question, day) => {
    expect(readDay(question, today)?.asOf).toBe(day);
  });

  it.each([['in November 2026'], ['in 2026'], ['this month'], ['今年'], ['today'], ['heute']])(
    'takes today for %s, which has not ended',
    (question) => {
      expect(readDay(question, today)?.asOf).toBe(today);
    },
  );

  it.each([
    ['yesterday', '2026-11-21'],
    ['tomorrow', '2026-11-23'],
    ['two years ago', '2024-11-22'],
    ['vor zwei Jahren', '2024-11-22'],
    ['3个月前', '2026-08-22'],
    ['in 2 weeks', '2026-12-06'],
    ['昨日', '2026-11-21'],
    ['내일', '2026-11-23'],
  ])('counts %s from today', (question, day) => {
    expect(readDay(question, today)?.asOf).toBe(day);
  });

  it.each([
    ['before 4 April 2025', '2025-04-03'],
    ['2025年4月4日之前', '2025-04-03'],
    ['vor dem 4. April 2025', '2025-04-03'],
    ['before 2025', '2024-12-31'],
    ['after 10 November 2026', '2026-11-11'],
    ['2026年11月10日以降', '2026-11-11'],
    ['nach dem 10. November 2026', '2026-11-11'],
    ['until 10 November 2026', '2026-11-10'],
    ['from 1 January 2027', '2027-01-01'],
  ])('places %s', (question, day) => {
    expect(readDay(question, today)?.asOf).toBe(day);
  });

  it('takes "since" a past day for a question about today', () => {
    const cue = readDay('controlled since 4 April 2025?', today);
    expect(cue?.asOf).toBeUndefined();
    expect(cue?.spans).toHaveLength(1);
  });

  it.each(['on 30 February 2026', '2026-02-30', '2026年2月30日', 'am 31.11.2026'])(
    'reports %s as no day',
    (question) => {
      const cue = readDay(question, today);
      expect(cue?.badDay).toBeDefined();
      expect(cue?.asOf).toBeUndefined();
    },
  );

  it.each([
    '57 of 2023',
    '2025年第61号',
    'the 2023 Catalogue',
    'may we export it?',
    'No. 61/2025',
    'Nd28 Pr5.9 Fe65 B1',
    'version 28.5.60',
    '0.5.25',
  ])('finds no day in %s', (question) => {
    expect(readDay(question, today)).toBeUndefined();
  });
});

import { describe, expect, it } from 'vitest';
import { readStretch } from '../../../src/match/cues/stretch.ts';

// A Monday.
const today = '2026-11-23';

describe('readStretch', () => {
  it.each([
    ['what changed yesterday', '2026-11-22', '2026-11-22'],
    ['anything new today?', '2026-11-23', '2026-11-23'],
    ['what changed this week', '2026-11-23', '2026-11-29'],
    ['what changed last week', '2026-11-16', '2026-11-22'],
    ['changes next month', '2026-12-01', '2026-12-31'],
    ['what changed in the last 30 days', '2026-10-24', '2026-11-23'],
    ['what is coming in the next 30 days?', '2026-11-23', '2026-12-23'],
    ['changes over the past two weeks', '2026-11-09', '2026-11-23'],
    ['what comes in the next 3 months', '2026-11-23', '2027-02-23'],
    ['upcoming changes', '2026-11-23', '2027-02-21'],
    ['what changed recently', '2026-08-25', '2026-11-23'],
    ['Was hat sich letzte Woche geändert?', '2026-11-16', '2026-11-22'],
    ['Änderungen in den nächsten 4 Wochen', '2026-11-23', '2026-12-21'],
    ['上周有什么变化', '2026-11-16', '2026-11-22'],
    ['未来30天有什么变化', '2026-11-23', '2026-12-23'],
    ['最近有什么变化', '2026-08-25', '2026-11-23'],
    ['今月の変更', '2026-11-01', '2026-11-30'],
    ['今後の変更は', '2026-11-23', '2027-02-21'],
    ['지난주에 바뀐 것', '2026-11-16', '2026-11-22'],
    ['앞으로 30일 동안 변경', '2026-11-23', '2026-12-23'],
  ])('reads the days that are meant by "%s"', (question, from, to) => {
    expect(readStretch(question, today)?.period).toEqual({ from, to });
  });

  it.each(['what changed in October 2025', 'is dysprosium controlled?', 'when does the suspension end'])(
    'leaves "%s" to the calendar',
    (question) => {
      expect(readStretch(question, today)).toBeUndefined();
    },
  );
});

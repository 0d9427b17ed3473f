import { describe, expect, it } from 'vitest';
import { edited, problemsOf } from '../helpers.ts';

describe('forecast-is-verified', () => {
  const entry = `history:
  - from: "2026-06-10"
    status: suspended
    note: { en: Order 1 is suspended by its own terms. }
    citations: [{ source: order-1-text, pinpoint: "art. 10" }]
`;
  const files = edited(['instruments/cn/cn-order-1.yml', 'history:\n', entry]);

  it.each([
    ['2026-06-09', 0],
    ['2026-06-10', 1],
    ['2026-06-11', 1],
  ])('of a forecast for 2026-06-10 reports on %s: %i', async (today, count) => {
    const problems = await problemsOf(files, { today });
    expect(problems).toHaveLength(count);
    if (count > 0)
      expect(problems[0]).toContain('cn-order-1.yml:12:11  warning: a forecast, suspended from 2026-06-10');
  });

  it('reports nothing once the file has been checked on the day', async () => {
    const checked = { ...files };
    const path = 'instruments/cn/cn-order-1.yml';
    checked[path] = checked[path]?.replace('checked: "2026-06-01"', 'checked: "2026-06-10"') ?? '';
    expect(await problemsOf(checked, { today: '2026-06-11' })).toEqual([]);
  });
});

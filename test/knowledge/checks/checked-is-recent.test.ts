import { describe, expect, it } from 'vitest';
import { problemsOf, sampleFiles } from '../helpers.ts';

describe('checked-is-recent', () => {
  // The sample was checked on 2026-06-01: the act every 30 days, the guide every 90.
  it.each([
    ['2026-07-01', []],
    ['2026-07-02', ['cn-order-1.yml:9:10']],
    ['2026-08-30', ['cn-order-1.yml:9:10']],
    ['2026-08-31', ['who-asks.yml:4:10', 'cn-order-1.yml:9:10']],
  ])('on %s reports %j', async (today, places) => {
    const problems = await problemsOf(sampleFiles, { today });
    expect(problems).toHaveLength(places.length);
    for (const [index, place] of places.entries()) {
      expect(problems[index]).toContain(`${place}  warning: checked on 2026-06-01`);
    }
  });
});

import { describe, expect, it } from 'vitest';
import { checkedNotInFuture } from '../../../src/knowledge/checks/checked-not-in-future.ts';
import { reportsOf } from '../helpers.ts';

describe('checked-not-in-future', () => {
  it('accepts the sample', async () => {
    expect(await reportsOf(checkedNotInFuture, [])).toEqual([]);
  });

  it.each([
    ['2026-05-31', 2],
    ['2026-06-01', 0],
    ['2026-06-02', 0],
  ])('on %s reports %i of two files checked on 2026-06-01', async (today, count) => {
    expect(await reportsOf(checkedNotInFuture, [], { today })).toHaveLength(count);
  });
});

import { describe, expect, it } from 'vitest';
import { textNotLong } from '../../../src/knowledge/checks/text-not-long.ts';
import { reportsOf } from '../helpers.ts';

const order = 'instruments/cn/cn-order-1.yml';

describe('text-not-long', () => {
  it('accepts the sample', async () => {
    expect(await reportsOf(textNotLong, [])).toEqual([]);
  });

  it.each([
    [600, 0],
    [601, 1],
  ])('of a text with %i characters reports %i', async (length, count) => {
    const reports = await reportsOf(textNotLong, [
      [order, 'Tea needs a licence before it leaves the country.', 'x'.repeat(length)],
    ]);
    expect(reports).toHaveLength(count);
  });

  it('looks at notes and guides too', async () => {
    const long = 'y'.repeat(601);
    const reports = await reportsOf(textNotLong, [
      [order, 'Order 1 took effect.', long],
      ['guides/who-asks.yml', 'The press says that traders apply.', long],
    ]);
    expect(reports).toHaveLength(2);
  });
});

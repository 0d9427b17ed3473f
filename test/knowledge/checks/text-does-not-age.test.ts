import { describe, expect, it } from 'vitest';
import { textDoesNotAge } from '../../../src/knowledge/checks/text-does-not-age.ts';
import { reportsOf } from '../helpers.ts';

const order = 'instruments/cn/cn-order-1.yml';

describe('text-does-not-age', () => {
  it('accepts the sample', async () => {
    expect(await reportsOf(textDoesNotAge, [])).toEqual([]);
  });

  it('reports words that stop being true', async () => {
    const reports = await reportsOf(textDoesNotAge, [
      [order, 'Tea needs a licence', 'Tea currently needs a licence'],
      [order, '{ en: Order 1 took effect. }', '{ en: Order 1 took effect., zh: 目前有效。 }'],
    ]);
    expect(reports).toEqual([
      '目前有效。 } | "目前" stops being true one day',
      'Tea currently needs a licence before it leaves the country. } | "currently" stops being true one day',
    ]);
  });
});

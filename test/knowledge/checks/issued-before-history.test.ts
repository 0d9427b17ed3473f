import { describe, expect, it } from 'vitest';
import { issuedBeforeHistory } from '../../../src/knowledge/checks/issued-before-history.ts';
import { reportsOf } from '../helpers.ts';

const order = 'instruments/cn/cn-order-1.yml';

const announced = `  - from: "2025-01-02"
    status: announced
    note: { en: Order 1 was published. }
    citations: [{ source: order-1-text, pinpoint: "title" }]
`;

describe('issued-before-history', () => {
  it('accepts the sample', async () => {
    expect(await reportsOf(issuedBeforeHistory, [])).toEqual([]);
  });

  it.each([
    ['"2025-02-01"', 0],
    ['"2025-02-02"', 1],
    ['"2025-02"', 0],
    ['"2025-03"', 1],
    ['"2025"', 0],
    ['null', 0],
  ])('with an act in force from 2025-02-01 and issued %s reports %i', async (issued, count) => {
    const reports = await reportsOf(issuedBeforeHistory, [
      [order, 'issued: "2025-01-02"', `issued: ${issued}`],
      [order, announced, ''],
    ]);
    expect(reports).toHaveLength(count);
  });

  it('accepts an act that was announced before it was issued', async () => {
    expect(await reportsOf(issuedBeforeHistory, [[order, 'issued: "2025-01-02"', 'issued: "2025-01-20"']])).toEqual([]);
  });
});

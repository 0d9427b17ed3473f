import { describe, expect, it } from 'vitest';
import { historyOrder } from '../../../src/knowledge/checks/history-order.ts';
import { reportsOf } from '../helpers.ts';

const order = 'instruments/cn/cn-order-1.yml';

describe('history-order', () => {
  it('accepts the sample', async () => {
    expect(await reportsOf(historyOrder, [])).toEqual([]);
  });

  it('reports an older entry above a newer one', async () => {
    const reports = await reportsOf(historyOrder, [[order, 'from: "2025-02-01"', 'from: "2025-01-01"']]);
    expect(reports).toEqual(['"2025-01-02" | 2025-01-02 stands below 2025-01-01']);
  });

  it('reports two entries on one day', async () => {
    const reports = await reportsOf(historyOrder, [[order, 'from: "2025-02-01"', 'from: "2025-01-02"']]);
    expect(reports).toEqual(['"2025-01-02" | two entries begin on 2025-01-02']);
  });

  it('reports amendments in the wrong order, and one that is not after the begin', async () => {
    const amendment = (day: string) =>
      `      - { from: "${day}", text: { en: x }, citations: [{ source: order-1-text, pinpoint: "1" }] }\n`;
    const edit = (...days: string[]) => `confidence: high\n    amendments:\n${days.map(amendment).join('')}`;
    const reports = async (...days: string[]) =>
      reportsOf(historyOrder, [[order, 'confidence: high\n', edit(...days)]]);
    expect(await reports('2026-01-01', '2025-06-01')).toEqual([]);
    expect((await reports('2025-06-01', '2026-01-01')).join()).toContain('2026-01-01 stands below 2025-06-01');
    expect((await reports('2025-01-02')).join()).toContain(
      'an amendment of 2025-01-02 is not after the begin, 2025-01-02',
    );
  });
});

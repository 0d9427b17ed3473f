import { describe, expect, it } from 'vitest';
import { sourceExists } from '../../../src/knowledge/checks/source-exists.ts';
import { reportsOf } from '../helpers.ts';

const order = 'instruments/cn/cn-order-1.yml';
const guide = 'guides/who-asks.yml';

describe('source-exists', () => {
  it('accepts the sample', async () => {
    expect(await reportsOf(sourceExists, [])).toEqual([]);
  });

  it.each([
    ['a history', order, 'order-1-text, pinpoint: "art. 9"', 'order-1-txt, pinpoint: "art. 9"'],
    ['a provision', order, 'order-1-text, pinpoint: "art. 1"', 'order-1-txt, pinpoint: "art. 1"'],
    ['a guide', guide, 'source: tea-news', 'source: order-1-txt'],
  ])('reports an unknown source of %s', async (_, path, old, text) => {
    const [report, ...others] = await reportsOf(sourceExists, [[path, old, text]]);
    expect(report).toMatch(/^order-1-txt, .* \| no source "order-1-txt"$/);
    expect(others).toEqual([]);
  });

  it('reports an unknown source of an amendment', async () => {
    const amendment =
      'amendments: [{ from: "2026-01-01", text: { en: x }, citations: [{ source: no, pinpoint: "1" }] }]';
    const [report] = await reportsOf(sourceExists, [[order, 'confidence: high', `confidence: high\n    ${amendment}`]]);
    expect(report).toContain('| no source "no"');
  });
});

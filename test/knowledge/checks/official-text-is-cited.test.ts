import { describe, expect, it } from 'vitest';
import { officialTextIsCited } from '../../../src/knowledge/checks/official-text-is-cited.ts';
import { type Edit, reportsOf } from '../helpers.ts';

const order = 'instruments/cn/cn-order-1.yml';
const sources = 'sources/all.yml';
const cited = '[{ source: order-1-text, pinpoint: "art. 1" }]';

describe('official-text-is-cited', () => {
  it('accepts the sample', async () => {
    expect(await reportsOf(officialTextIsCited, [])).toEqual([]);
  });

  it('reports a sure provision that does not cite the text of its act', async () => {
    const edit: Edit = [order, cited, '[{ source: tea-news, pinpoint: "1" }]'];
    expect(await reportsOf(officialTextIsCited, [edit])).toEqual([
      'tea-news, pinpoint: "1" }] | "licence" does not cite the text of the act',
    ]);
    expect(await reportsOf(officialTextIsCited, [edit, [sources, 'kind: official', 'kind: law_firm']])).toEqual([]);
    expect(await reportsOf(officialTextIsCited, [edit, [order, 'confidence: high', 'confidence: low']])).toEqual([]);
  });
});

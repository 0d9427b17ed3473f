import { describe, expect, it } from 'vitest';
import { aliasNotShared } from '../../../src/knowledge/checks/alias-not-shared.ts';
import { reportsOf } from '../helpers.ts';

const topics = 'topics/leaves.yml';

describe('alias-not-shared', () => {
  it('accepts the sample', async () => {
    expect(await reportsOf(aliasNotShared, [])).toEqual([]);
  });

  it('reports an alias that is the name of another topic, whatever its case and width', async () => {
    const reports = await reportsOf(aliasNotShared, [[topics, '[tea leaves]', '[Ｇreen  TEA]']]);
    expect(reports).toEqual(['Ｇreen  TEA] } | "Ｇreen  TEA" also names "green-tea" (knowledge/topics/leaves.yml:10)']);
  });

  it('reports an alias that a topic and an act share', async () => {
    const reports = await reportsOf(aliasNotShared, [[topics, '[tea leaves]', '[tea order]']]);
    expect(reports).toEqual(['tea order] } | "tea order" also names "tea" (knowledge/topics/leaves.yml:4)']);
  });

  it('accepts one word for one topic in two languages', async () => {
    expect(await reportsOf(aliasNotShared, [[topics, '{ en: [tea leaves] }', '{ en: [cha], ko: [cha] }']])).toEqual([]);
  });
});

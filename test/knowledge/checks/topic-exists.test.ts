import { describe, expect, it } from 'vitest';
import { topicExists } from '../../../src/knowledge/checks/topic-exists.ts';
import { reportsOf } from '../helpers.ts';

const order = 'instruments/cn/cn-order-1.yml';
const guide = 'guides/who-asks.yml';
const topics = 'topics/leaves.yml';

describe('topic-exists', () => {
  it('accepts the sample', async () => {
    expect(await reportsOf(topicExists, [])).toEqual([]);
  });

  it.each([
    ['applies', order, 'applies: [tea]', 'applies: [tea, cocoa]'],
    ['about', guide, 'about: [tea]', 'about: [cocoa]'],
    ['broader', topics, 'broader: [tea]', 'broader: [cocoa]'],
    ['made', topics, 'broader: [tea]', 'made: [cocoa]'],
    ['distinguish', topics, 'broader: [tea]', 'distinguish: [{ topic: cocoa, ask: { en: Which? } }]'],
  ])('reports an unknown topic under %s', async (_, path, old, text) => {
    const reports = await reportsOf(topicExists, [[path, old, text]]);
    expect(reports).toHaveLength(1);
    expect(reports[0]).toMatch(/^cocoa.* \| no topic "cocoa"$/);
  });
});

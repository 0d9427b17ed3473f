import { describe, expect, it } from 'vitest';
import { topicIsUsed } from '../../../src/knowledge/checks/topic-is-used.ts';
import { type Edit, reportsOf } from '../helpers.ts';

const topics = 'topics/leaves.yml';
const guide = 'guides/who-asks.yml';

describe('topic-is-used', () => {
  it('accepts the sample', async () => {
    expect(await reportsOf(topicIsUsed, [])).toEqual([]);
  });

  it('reports a topic that nothing applies to', async () => {
    const reports = await reportsOf(topicIsUsed, [[topics, '  broader: [tea]\n', '']]);
    expect(reports).toEqual(['green-tea | nothing applies to this topic, "green-tea"']);
  });

  it('accepts a topic that a guide is about or another topic names', async () => {
    const alone: Edit = [topics, '  broader: [tea]\n', ''];
    expect(await reportsOf(topicIsUsed, [alone, [guide, 'about: [tea]', 'about: [green-tea]']])).toEqual([]);
    const made: Edit = [topics, 'aliases: { en: [tea leaves] }', 'made: [green-tea]'];
    expect(await reportsOf(topicIsUsed, [alone, made])).toEqual([]);
  });
});

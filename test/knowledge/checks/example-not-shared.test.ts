import { describe, expect, it } from 'vitest';
import { exampleNotShared } from '../../../src/knowledge/checks/example-not-shared.ts';
import { reportsOf } from '../helpers.ts';

const topics = 'topics/leaves.yml';

describe('example-not-shared', () => {
  it('accepts the sample', async () => {
    expect(await reportsOf(exampleNotShared, [])).toEqual([]);
  });

  it('reports a question that belongs to two entries', async () => {
    const reports = await reportsOf(exampleNotShared, [[topics, '[Is green tea controlled?', '[Is TEA controlled']]);
    expect(reports).toEqual([
      'Is TEA controlled, green tea export, sencha rules, matcha abroad, unfermented tea] | ' +
        'the same question is an example of "tea" (knowledge/topics/leaves.yml:6)',
    ]);
  });

  it('reports a question that one entry has twice', async () => {
    const reports = await reportsOf(exampleNotShared, [[topics, 'sell tea abroad', 'tea rules']]);
    expect(reports).toEqual(['tea rules] | the same question is given twice']);
  });
});

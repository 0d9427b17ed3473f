import { describe, expect, it } from 'vitest';
import { vocabularyExists } from '../../../src/knowledge/checks/vocabulary-exists.ts';
import { reportsOf } from '../helpers.ts';

const order = 'instruments/cn/cn-order-1.yml';

describe('vocabulary-exists', () => {
  it('accepts the sample', async () => {
    expect(await reportsOf(vocabularyExists, [])).toEqual([]);
  });

  it.each(['destinations', 'users', 'uses'])('reports a condition with unknown %s', async (list) => {
    const reports = await reportsOf(vocabularyExists, [[order, 'destinations: [eu]', `${list}: [nowhere]`]]);
    expect(reports).toEqual([`nowhere] } | no "nowhere" among the ${list} of vocabulary.yml`]);
  });

  it('reports an unknown larger destination', async () => {
    const reports = await reportsOf(vocabularyExists, [['vocabulary.yml', 'within: [eu]', 'within: [ue]']]);
    expect(reports).toEqual(['ue] } | no "ue" among the destinations of vocabulary.yml']);
  });
});

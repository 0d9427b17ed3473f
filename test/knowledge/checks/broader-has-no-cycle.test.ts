import { describe, expect, it } from 'vitest';
import { broaderHasNoCycle } from '../../../src/knowledge/checks/broader-has-no-cycle.ts';
import { reportsOf } from '../helpers.ts';

const topics = 'topics/leaves.yml';

describe('broader-has-no-cycle', () => {
  it('accepts the sample', async () => {
    expect(await reportsOf(broaderHasNoCycle, [])).toEqual([]);
  });

  it('reports each topic of a circle', async () => {
    const reports = await reportsOf(broaderHasNoCycle, [
      [topics, 'name: { en: tea, zh: 茶 }', 'name: { en: tea }\n  broader: [green-tea]'],
    ]);
    expect(reports).toEqual([
      '[green-tea] | "tea" belongs to itself, through green-tea',
      '[tea] | "green-tea" belongs to itself, through tea',
    ]);
  });

  it('reports a topic that names itself', async () => {
    const reports = await reportsOf(broaderHasNoCycle, [[topics, 'broader: [tea]', 'broader: [green-tea]']]);
    expect(reports).toEqual(['[green-tea] | "green-tea" belongs to itself']);
  });
});

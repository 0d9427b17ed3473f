import { describe, expect, it } from 'vitest';
import { loadKnowledge } from '../../src/knowledge/load.ts';
import { knowledgeStats } from '../../src/knowledge/stats.ts';
import { edited, writeKnowledge } from './helpers.ts';

describe('knowledgeStats', () => {
  it('counts what a knowledge base holds', async () => {
    const files = edited(['guides/who-asks.yml', 'checked: "2026-06-01"', 'checked: "2026-05-01"']);
    const result = await loadKnowledge(writeKnowledge(files), { cache: false });
    if (!result.ok) throw new Error('the sample does not load');
    expect(knowledgeStats(result.base)).toEqual({
      revision: result.base.revision,
      sources: 2,
      instruments: 1,
      provisions: 1,
      topics: 2,
      guides: 1,
      statements: { en: 4 },
      examples: { en: 15 },
      names: { en: 5, zh: 1 },
      effects: { licence_required: 1 },
      confidence: { high: 1 },
      sourceKinds: { official: 1, news: 1 },
      read: 1,
      oldest: { id: 'who-asks', checked: '2026-05-01' },
    });
  });
});

import { describe, expect, it } from 'vitest';
import { idIsUnique } from '../../../src/knowledge/checks/id-is-unique.ts';
import { reportsOf } from '../helpers.ts';

const order = 'instruments/cn/cn-order-1.yml';
const topics = 'topics/leaves.yml';

describe('id-is-unique', () => {
  it('accepts the sample', async () => {
    expect(await reportsOf(idIsUnique, [])).toEqual([]);
  });

  it('reports an id that two kinds of entries share', async () => {
    const reports = await reportsOf(idIsUnique, [[topics, 'id: green-tea', 'id: who-asks']]);
    expect(reports).toEqual(['who-asks | id "who-asks" is taken: see knowledge/topics/leaves.yml:8']);
  });

  it('reports two provisions of one act with one id', async () => {
    const second =
      '  - id: licence\n    pinpoint: art. 2\n    effect: background\n    applies: []\n    text: { en: x }\n';
    const rest = '    confidence: high\n    citations: [{ source: order-1-text, pinpoint: "2" }]\n';
    const reports = await reportsOf(idIsUnique, [[order, 'provisions:\n', `provisions:\n${second}${rest}`]]);
    expect(reports).toEqual(['licence | id "licence" is taken: see knowledge/instruments/cn/cn-order-1.yml:21']);
  });
});

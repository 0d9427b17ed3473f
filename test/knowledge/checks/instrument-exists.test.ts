import { describe, expect, it } from 'vitest';
import { instrumentExists } from '../../../src/knowledge/checks/instrument-exists.ts';
import { reportsOf } from '../helpers.ts';

const sources = 'sources/all.yml';

describe('instrument-exists', () => {
  it('accepts the sample', async () => {
    expect(await reportsOf(instrumentExists, [])).toEqual([]);
  });

  it('reports a source that carries an unknown act', async () => {
    const reports = await reportsOf(instrumentExists, [[sources, 'instrument: cn-order-1', 'instrument: cn-order']]);
    expect(reports).toEqual(['cn-order | no act "cn-order"']);
  });
});

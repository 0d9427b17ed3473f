import { describe, expect, it } from 'vitest';
import { officialSourceIsCited } from '../../../src/knowledge/checks/official-source-is-cited.ts';
import { reportsOf } from '../helpers.ts';

describe('official-source-is-cited', () => {
  it('accepts the sample', async () => {
    expect(await reportsOf(officialSourceIsCited, [])).toEqual([]);
  });

  it('reports statements about an act that cite nothing official', async () => {
    const reports = await reportsOf(officialSourceIsCited, [['sources/all.yml', 'kind: official', 'kind: law_firm']]);
    expect(reports).toHaveLength(3);
    expect(new Set(reports.map((report) => report.split(' | ')[1]))).toEqual(new Set(['no official source is cited']));
  });
});

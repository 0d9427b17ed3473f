import { describe, expect, it } from 'vitest';
import { sourceHasAddress } from '../../../src/knowledge/checks/source-has-address.ts';
import { reportsOf } from '../helpers.ts';

const sources = 'sources/all.yml';

describe('source-has-address', () => {
  it('accepts the sample', async () => {
    expect(await reportsOf(sourceHasAddress, [])).toEqual([]);
  });

  it('reports an address that is missing', async () => {
    const reports = await reportsOf(sourceHasAddress, [[sources, 'access: no_address', 'access: read']]);
    expect(reports).toEqual(['null | access is read, but there is no address']);
  });

  it('reports an address that ought not to be there', async () => {
    const reports = await reportsOf(sourceHasAddress, [[sources, 'access: read', 'access: no_address']]);
    expect(reports).toEqual(['no_address | access is no_address, but there is an address']);
  });
});

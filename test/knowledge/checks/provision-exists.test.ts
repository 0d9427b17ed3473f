import { describe, expect, it } from 'vitest';
import { provisionExists } from '../../../src/knowledge/checks/provision-exists.ts';
import { reportsOf } from '../helpers.ts';

const order = 'instruments/cn/cn-order-1.yml';
const guide = 'guides/who-asks.yml';

describe('provision-exists', () => {
  it('accepts the sample', async () => {
    expect(await reportsOf(provisionExists, [])).toEqual([]);
  });

  it('reports an unknown provision of a guide', async () => {
    const reports = await reportsOf(provisionExists, [[guide, 'cn-order-1/licence', 'cn-order-1/license']]);
    expect(reports).toEqual(['cn-order-1/license | no provision "cn-order-1/license"']);
  });

  it('reports an unknown provision that a history points to', async () => {
    const edit = 'status: in_force\n    see: [cn-order-1/licence, cn-order-1/none]';
    const reports = await reportsOf(provisionExists, [[order, 'status: in_force', edit]]);
    expect(reports).toEqual(['cn-order-1/none] | no provision "cn-order-1/none"']);
  });
});

import { describe, expect, it } from 'vitest';
import { idIsFileName } from '../../../src/knowledge/checks/id-is-file-name.ts';
import { reportsOf } from '../helpers.ts';

const order = 'instruments/cn/cn-order-1.yml';
const guide = 'guides/who-asks.yml';

describe('id-is-file-name', () => {
  it('accepts the sample', async () => {
    expect(await reportsOf(idIsFileName, [])).toEqual([]);
  });

  it('reports an act and a guide whose id is not the file name', async () => {
    expect(await reportsOf(idIsFileName, [[order, 'id: cn-order-1', 'id: cn-order-2']])).toEqual([
      'cn-order-2 | id "cn-order-2" is not the name of the file',
    ]);
    expect(await reportsOf(idIsFileName, [[guide, 'id: who-asks', 'id: who']])).toEqual([
      'who | id "who" is not the name of the file',
    ]);
  });

  it('reports an act outside of the folder of its jurisdiction', async () => {
    const reports = await reportsOf(idIsFileName, [[order, 'jurisdiction: cn', 'jurisdiction: cn-us']]);
    expect(reports).toEqual(['cn-us | jurisdiction "cn-us" is not the folder of the file']);
  });
});

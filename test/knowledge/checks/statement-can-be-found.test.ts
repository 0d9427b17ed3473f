import { describe, expect, it } from 'vitest';
import { statementCanBeFound } from '../../../src/knowledge/checks/statement-can-be-found.ts';
import { reportsOf } from '../helpers.ts';

const order = 'instruments/cn/cn-order-1.yml';
const cited = '[{ source: order-1-text, pinpoint: "art. 1" }]';

describe('statement-can-be-found', () => {
  it('accepts the sample', async () => {
    expect(await reportsOf(statementCanBeFound, [])).toEqual([]);
  });

  it('reports a provision that rests on a source without address alone', async () => {
    const reports = await reportsOf(statementCanBeFound, [[order, cited, '[{ source: tea-news, pinpoint: "1" }]']]);
    expect(reports).toEqual(['tea-news, pinpoint: "1" }] | none of the cited sources has an address']);
  });

  it('accepts one more source that has an address', async () => {
    const both = '[{ source: tea-news, pinpoint: "1" }, { source: order-1-text, pinpoint: "1" }]';
    expect(await reportsOf(statementCanBeFound, [[order, cited, both]])).toEqual([]);
  });

  it('reports a guide that rests on anything but the press without an address', async () => {
    const reports = await reportsOf(statementCanBeFound, [['sources/all.yml', 'kind: news', 'kind: note']]);
    expect(reports).toEqual(['tea-news, pinpoint: "par. 2" }] | none of the cited sources has an address']);
  });
});

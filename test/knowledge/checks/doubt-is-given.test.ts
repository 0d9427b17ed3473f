import { describe, expect, it } from 'vitest';
import { doubtIsGiven } from '../../../src/knowledge/checks/doubt-is-given.ts';
import { reportsOf } from '../helpers.ts';

const order = 'instruments/cn/cn-order-1.yml';

describe('doubt-is-given', () => {
  it('accepts the sample', async () => {
    expect(await reportsOf(doubtIsGiven, [])).toEqual([]);
  });

  it.each(['medium', 'low'])('reports %s confidence without a doubt', async (confidence) => {
    const edit: [string, string, string] = [order, 'confidence: high', `confidence: ${confidence}`];
    expect(await reportsOf(doubtIsGiven, [edit])).toEqual([
      `${confidence} | confidence is ${confidence}, but there is no "doubt"`,
    ]);
    edit[2] += '\n    doubt: { en: Not read. }';
    expect(await reportsOf(doubtIsGiven, [edit])).toEqual([]);
  });
});

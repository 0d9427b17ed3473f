import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ItemResult } from '../../src/core/items/item.ts';
import { guardCell, tableOf } from '../../src/core/items/table.ts';
import type { Reply } from '../../src/core/reply.ts';
import type { OpenBot } from '../../src/open-bot.ts';
import { loadBot } from '../conversation.ts';

type Items = Reply & { kind: 'items' };

let bot: OpenBot;
beforeAll(async () => {
  bot = await loadBot();
});
afterAll(() => bot.close());

function check(...lines: string[]): Items {
  const reply = bot.dispatch(`check\n${lines.join('\n')}`);
  if (reply.kind !== 'items') throw new Error(`answered with ${reply.kind}`);
  return reply;
}

function short({ item, answer, missing }: ItemResult) {
  return [item.line, answer.entry?.id ?? answer.outcome, answer.verdict, missing.map(({ what }) => what).join()];
}

describe('check', () => {
  it('reads each line as a question, whatever order its cells come in', () => {
    const { items } = check(
      'samarium-cobalt magnets; 8505.11; Japan',
      'Japan; samarium-cobalt magnets',
      '8505.11, to Japan, samarium-cobalt magnets, 40 pcs',
    );
    expect(items.map(({ answer }) => answer.headline)).toEqual(
      Array(3).fill('Licence required: samarium-cobalt magnets to Japan, as of 22 November 2026'),
    );
  });

  it('reads columns by their headings, in any of the five languages', () => {
    const headed = [
      ['Destination\tMaterial', 'Japan\tsamarium-cobalt magnets'],
      ['Zielland;Werkstoff', 'Japan;Samarium-Cobalt-Magnete'],
      ['目的地\t品名', '日本\t钐钴磁体'],
      ['仕向地\t品目', '日本\tサマリウムコバルト磁石'],
      ['목적지\t품목', '일본\t사마륨 코발트 자석'],
    ];
    const found = headed.map((lines) => check(...lines).items.map(({ item, answer }) => [item.line, answer.entry?.id]));
    expect(found).toEqual(Array(5).fill([[2, 'smco-magnets']]));
  });

  it('takes a composition into account, and its absence for what is missing', () => {
    const { items } = check(
      'Material\tComposition',
      'NdFeB magnets\tNd 29%, Dy 2%',
      'NdFeB magnets\tno Dy, no Tb',
      'NdFeB magnets\t',
    );
    expect(items.map(short).map(([, entry]) => entry)).toEqual([
      'ndfeb-magnets-with-dy',
      'ndfeb-magnets-without-dy-tb',
      'ndfeb-magnets',
    ]);
    expect(items[2]?.answer.verdict).toBe('depends');
    expect(items[2]?.missing[0]).toMatchObject({
      what: 'which',
      options: expect.arrayContaining(['NdFeB magnets with dysprosium']),
    });
  });

  it('asks whether goods or technology are meant', () => {
    const [item] = check('NdFeB; USA', 'x').items;
    expect(item && short(item)).toEqual([1, 'choose', null, 'kind']);
  });

  it('never takes silence for clearance', () => {
    const reply = check('copper wire; 7408.11; Japan', '8505.11', 'garlic');
    expect(reply.items.map(({ answer }) => answer.verdict)).toEqual([null, null, null]);
    const verdicts = tableOf(reply)
      .slice(1)
      .map((row) => row[7]);
    expect(verdicts).toEqual(Array(3).fill('Not recognised; not clearance'));
  });

  it('says which place it does not know, and answers without it', () => {
    const [item] = check('Item\tDestination', 'samarium-cobalt magnets\tAtlantis').items;
    expect(item).toMatchObject({ ignored: ['Atlantis'], answer: { verdict: 'licence_required' } });
  });

  it('answers for each of several things in a line', () => {
    const { items } = check('NdFeB magnets and terbium metal; Korea', 'x');
    expect(items.slice(0, 2).map(({ item, answer }) => [item.line, answer.entry?.id])).toEqual([
      [1, 'ndfeb-magnets'],
      [1, expect.stringContaining('terbium')],
    ]);
  });

  it('leaves it to the asker when words and code name different things', () => {
    const { items } = check('samarium-cobalt magnets; HS 2805.30', 'x');
    const alone = bot.dispatch('ask HS 2805.30');
    // The code is one that the knowledge knows.
    expect(alone.kind === 'answer' && alone.answer.outcome).not.toBe('no_answer');
    expect(items[0]?.answer.outcome === 'choose' || items[0]?.answer.entry?.id === 'smco-magnets').toBe(true);
  });

  it('gives back every line, as a result or refused with its reason', () => {
    const { items, refused } = check('samarium-cobalt magnets', '', ';;; 12', 'x'.repeat(2_001));
    expect(items.map(({ item }) => item.line)).toEqual([1]);
    expect(refused.map(({ line, why }) => [line, why])).toEqual([
      [3, 'nothing in it can be looked up'],
      [4, 'the line is too long'],
    ]);
  });

  it('reads two hundred lines at once and names those beyond', () => {
    const { items, refused } = check(...Array.from({ length: 203 }, (_, index) => `samarium-cobalt magnets ${index}`));
    expect([items.length, refused.map(({ line }) => line)]).toEqual([200, [201, 202, 203]]);
  });

  it('cites the act for every verdict', () => {
    const { items } = check('samarium-cobalt magnets', 'scandium', 'lanthanum oxide', 'NdFeB magnets');
    const uncited = items.filter(({ answer }) => answer.verdict !== null && answer.statements.length === 0);
    expect(uncited).toEqual([]);
    expect(
      tableOf(check('scandium', 'gallium'))
        .slice(1)
        .every((row) => row[9] !== ''),
    ).toBe(true);
  });

  it('says what to give when there is no list', () => {
    expect(bot.dispatch('check')).toMatchObject({ kind: 'problem', tip: expect.stringContaining('HS code') });
  });

  it('leaves questions that begin with the word to be asked', () => {
    expect(bot.dispatch('check whether scandium is controlled').kind).toBe('answer');
  });
});

describe('a cell that a spreadsheet would take for a formula', () => {
  it.each(['=1+1', '+49 30', '-2', '@name', '\t=1', ' =1', '＝1'])('is made text: %j', (cell) => {
    expect(guardCell(cell)).toBe(`'${cell}`);
  });

  it('is all that is changed', () => {
    expect(['NdFeB', '8505.11', 'a=b', ''].map(guardCell)).toEqual(['NdFeB', '8505.11', 'a=b', '']);
  });
});

import { describe, expect, it } from 'vitest';
import { textNotCopied } from '../../../src/knowledge/checks/text-not-copied.ts';
import { type Edit, reportsOf } from '../helpers.ts';

const order = 'instruments/cn/cn-order-1.yml';

describe('text-not-copied', () => {
  it('accepts the sample', async () => {
    expect(await reportsOf(textNotCopied, [])).toEqual([]);
  });

  it('reports twelve words in a row from a source text, whatever the case and the punctuation', async () => {
    const words = 'one two three four five six seven eight nine ten eleven';
    const originals = [{ name: 'order.txt', text: `Before. ONE, two\n${words.slice(8)} twelve; after.` }];
    const with11: Edit = [order, 'Tea needs a licence', `Tea ${words} needs`];
    const with12: Edit = [order, 'Tea needs a licence', `Tea ${words} twelve needs`];
    expect(await reportsOf(textNotCopied, [with11], { originals })).toEqual([]);
    const [report] = await reportsOf(textNotCopied, [with12], { originals });
    expect(report).toContain(`| copies order.txt: "${words} twelve"`);
  });

  it('reports twenty-five Chinese characters in a row', async () => {
    const text = '甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥天地玄';
    const originals = [{ name: 'order.txt', text: `前言：${text.slice(0, 10)}，${text.slice(10)}。` }];
    const edit = (copied: string): Edit => [
      order,
      '{ en: Order 1 took effect. }',
      `{ en: It began., zh: ${copied}黄 }`,
    ];
    expect(await reportsOf(textNotCopied, [edit(text.slice(0, 24))], { originals })).toEqual([]);
    const [report] = await reportsOf(textNotCopied, [edit(text)], { originals });
    expect(report).toContain(`| copies order.txt: "${text}"`);
  });

  it('lets titles stand', async () => {
    const title = 'Order on the very long name of a tea that nobody ever heard of';
    const originals = [{ name: 'order.txt', text: `It is called ${title}.` }];
    const reports = await reportsOf(
      textNotCopied,
      [
        ['sources/all.yml', 'title: Order on tea', `title: ${title}`],
        [order, 'Tea needs a licence', `${title} asks for a licence`],
      ],
      { originals },
    );
    expect(reports).toEqual([]);
  });
});

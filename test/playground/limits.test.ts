import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Fields } from '../../src/playground/shapes.ts';
import type { Playground } from '../../src/playground/start.ts';
import { actions, button, call, modal, section, start } from './helpers.ts';

const plain = (length: number) => ({ type: 'plain_text', text: 'x'.repeat(length) });
const header = (length: number) => ({ type: 'header', text: plain(length) });
const many = <T>(count: number, make: (index: number) => T) =>
  Array.from({ length: count }, (_one, index) => make(index));
const option = (index: number, text = 10, value = `v${index}`) => ({ text: plain(text), value });
const select = (options: Fields[]) => ({ type: 'static_select', action_id: 's', options });
const context = (count: number, length = 5) => ({
  type: 'context',
  elements: many(count, () => ({ type: 'mrkdwn', text: 'x'.repeat(length) })),
});

describe('the limits of a message', () => {
  let playground: Playground;
  beforeAll(async () => {
    playground = await start();
  });
  afterAll(() => playground.close());
  const post = (blocks: unknown, text = 'words') =>
    call(playground, 'chat.postMessage', { channel: 'C0TRADE', text, blocks });

  it.each<[string, unknown[]]>([
    ['50 blocks', many(50, () => ({ type: 'divider' }))],
    ['a header of 150', [header(150)]],
    ['a section of 3,000', [section('x'.repeat(3_000))]],
    ['ten fields', [{ type: 'section', fields: many(10, () => plain(5)) }]],
    ['25 buttons', [actions(...many(25, (index) => button(`b${index}`)))]],
    ['a button of 75', [actions(button('b', { text: plain(75) }))]],
    ['a button value of 2,000', [actions(button('b', { value: 'x'.repeat(2_000) }))]],
    ['ten context elements', [context(10)]],
    ['100 options', [actions(select(many(100, (index) => option(index))))]],
    ['the same action id in two blocks', [actions(button('a')), actions(button('a'))]],
    ['markdown of 12,000', [{ type: 'markdown', text: 'x'.repeat(12_000) }]],
  ])('lets %s pass', async (_name, blocks) => {
    expect(await post(blocks)).toMatchObject({ ok: true });
  });

  it.each<[string, unknown[], string]>([
    ['51 blocks', many(51, () => ({ type: 'divider' })), '/blocks'],
    ['a header of 151', [header(151)], '/blocks/0/text/text'],
    ['a header in mrkdwn', [{ type: 'header', text: { type: 'mrkdwn', text: 'x' } }], '/blocks/0/text/type'],
    ['a section of 3,001', [section('x'.repeat(3_001))], '/blocks/0/text/text'],
    ['an empty section', [section('')], '/blocks/0/text/text'],
    ['a section of nothing', [{ type: 'section' }], '/blocks/0'],
    ['eleven fields', [{ type: 'section', fields: many(11, () => plain(5)) }], '/blocks/0/fields'],
    ['a field of 2,001', [{ type: 'section', fields: [plain(2_001)] }], '/blocks/0/fields/0/text'],
    ['eleven context elements', [context(11)], '/blocks/0/elements'],
    ['26 buttons', [actions(...many(26, (index) => button(`b${index}`)))], '/blocks/0/elements'],
    ['a button of 76', [actions(button('b', { text: plain(76) }))], '/blocks/0/elements/0/text/text'],
    ['a button value of 2,001', [actions(button('b', { value: 'x'.repeat(2_001) }))], '/blocks/0/elements/0/value'],
    ['an action id of 256', [actions(button('b', { action_id: 'x'.repeat(256) }))], '/blocks/0/elements/0/action_id'],
    ['an action id twice in a block', [actions(button('a'), button('a'))], '/blocks/0'],
    ['a block id twice', [section('a', { block_id: 'x' }), section('b', { block_id: 'x' })], '/blocks'],
    ['an unknown style', [actions(button('b', { style: 'loud' }))], '/blocks/0/elements/0/style'],
    ['an address that is none', [actions(button('b', { url: 'javascript:alert(1)' }))], '/blocks/0/elements/0/url'],
    ['101 options', [actions(select(many(101, (index) => option(index))))], '/blocks/0/elements/0/options'],
    [
      'an option value of 151',
      [actions(select([option(0, 5, 'x'.repeat(151))]))],
      '/blocks/0/elements/0/options/0/value',
    ],
    ['an unknown field', [{ type: 'divider', colour: 'red' }], '/blocks/0'],
    ['an unknown block', [{ type: 'marquee' }], '/blocks/0/type'],
    [
      'a text input among actions',
      [actions({ type: 'plain_text_input', action_id: 'a' })],
      '/blocks/0/elements/0/type',
    ],
    ['an image without words', [{ type: 'image', image_url: 'https://x.test/a.png' }], '/blocks/0/alt_text'],
    ['two tables', many(2, () => ({ type: 'table', rows: [[{ type: 'raw_text', text: 'x' }]] })), '/blocks'],
  ])('refuses %s', async (_name, blocks, pointer) => {
    const { error, errors } = await post(blocks);
    expect(error).toBe('invalid_blocks');
    expect(errors).toEqual(expect.arrayContaining([expect.stringContaining(`[json-pointer:${pointer}]`)]));
  });

  it.each([
    ['msg_too_long', 'x'.repeat(40_001), []],
    ['no_text', ' ', []],
    ['invalid_blocks_format', 'words', 'blocks'],
    ['msg_blocks_too_long', 'words', many(5, () => section('x'.repeat(2_900)))],
  ])('says %s', async (error, text, blocks) => {
    expect(await post(blocks, text)).toMatchObject({ ok: false, error });
  });

  it('refuses metadata that is not flat and named', async () => {
    const args = { channel: 'C0TRADE', text: 'x', metadata: { event_type: 'has space', event_payload: {} } };
    expect(await call(playground, 'chat.postMessage', args)).toMatchObject({ error: 'invalid_metadata_format' });
  });
});

describe('the limits of a view', () => {
  let playground: Playground;
  beforeAll(async () => {
    playground = await start();
  });
  afterAll(() => playground.close());
  const publish = (view: unknown) => call(playground, 'views.publish', { user_id: 'U0ALEX', view });

  it('takes a hundred blocks on the Home tab, and no more', async () => {
    const home = (count: number) => ({ type: 'home', blocks: many(count, () => ({ type: 'divider' })) });
    expect(await publish(home(100))).toMatchObject({ ok: true, view: { type: 'home' } });
    expect(await publish(home(101))).toMatchObject({ error: 'invalid_arguments' });
  });

  it.each<[string, Fields]>([
    ['a modal', modal(section('x'))],
    ['a block for messages only', { type: 'home', blocks: [{ type: 'markdown', text: 'x' }] }],
    ['a view of no type', { blocks: [] }],
  ])('refuses %s on the Home tab', async (_name, view) => {
    expect(await publish(view)).toMatchObject({ error: 'invalid_arguments' });
  });

  it.each<[string, Fields]>([
    ['a title of 25', { ...modal(section('x')), title: plain(25) }],
    [
      'inputs without a submit button',
      modal({ type: 'input', label: plain(3), element: { type: 'plain_text_input' } }),
    ],
    ['private metadata of 3,001', { ...modal(section('x')), private_metadata: 'x'.repeat(3_001) }],
  ])('refuses %s in a modal', async (_name, view) => {
    expect(await call(playground, 'views.open', { trigger_id: 'any', view })).toMatchObject({
      error: 'invalid_arguments',
    });
  });
});

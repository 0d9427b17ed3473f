import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { OpenBot } from '../../../src/open-bot.ts';
import type { Message, View } from '../../../src/playground/shapes.ts';
import { type Conversation, loadBot, startConversation, type Transport } from '../../conversation.ts';

const list = [
  'Part No\tPart\tComposition\tHS code\tCountry',
  'A-1\tNdFeB magnets\tNd 29%, Dy 2%\t8505.11\tGermany',
  'A-2\tNdFeB\t\t8505.11\tUSA',
  'A-3\tcopper wire\t\t7408.11\tJapan',
  '=1+1\tsamarium-cobalt magnets\t\t\tJapan',
].join('\n');

function filled(items: string) {
  return {
    'list.items': { 'list.items': { type: 'plain_text_input', value: items } },
    'list.day': { 'list.day': { type: 'datepicker', selected_date: null } },
  };
}

/** The rows of the one table of a message, as text. */
function tableOf({ blocks }: Message): string[][] {
  const [table, ...others] = blocks.filter(({ type }) => type === 'table');
  expect(others).toEqual([]);
  const cells = (row: unknown) => (row as unknown[]).map((cell) => JSON.stringify(cell));
  return ((table?.rows ?? []) as unknown[]).map(cells);
}

describe('the form for lists', () => {
  let bot: OpenBot;
  let talk: Conversation;

  beforeAll(async () => {
    bot = await loadBot();
  });
  afterAll(() => bot.close());
  afterEach(async () => {
    await talk.close();
    const errors = talk.log.lines.filter((line) => line.startsWith('error') && !line.includes('lacks the scope'));
    expect(errors).toEqual([]);
  });

  async function openForm(): Promise<View> {
    await talk.me.command('C0TRADE', 'check');
    const [form] = await talk.modals(1);
    if (!form) throw new Error('no form was opened');
    return form;
  }

  it.each<Transport>(['socket', 'http'])('gives the asker a table and a file, over %s', async (transport) => {
    talk = await startConversation(bot, transport);
    const { me, playground } = talk;
    expect(await me.submit(await openForm(), filled(list))).toBeNull();

    const message = await talk.reply(({ channel }) => channel === me.direct);
    const [heads, magnets, unclear, wire, cobalt] = tableOf(message);
    expect(heads?.join()).toContain('Verdict');
    expect(magnets?.join()).toMatch(/Nd 29%, Dy 2%.*◆ Licence required.*https:.*Announcement No\. 18 of 2025/);
    expect(unclear?.join()).toContain('goods or technology');
    expect(wire?.join()).toContain('Not recognised; not clearance');
    expect(cobalt?.join()).toContain('Licence required');
    expect(message.text).toContain('not clearance');

    const file = await playground.until(({ files }) => files.find(({ ts }) => ts !== null));
    expect(file).toMatchObject({ channel: me.direct, name: 'items-2026-11-22.csv' });
    expect(file.content).toContain("5,'=1+1,samarium-cobalt magnets");
    expect(file.content.split('\r\n')).toHaveLength(6);
    expect(playground.messages().filter(({ channel }) => channel === 'C0TRADE')).toEqual([]);
  });

  it('gives the table as text where the bot may not upload files', async () => {
    const scopes = ['chat:write', 'commands', 'im:history', 'users:read'];
    talk = await startConversation(bot, 'socket', { scopes });
    const { me } = talk;
    await me.submit(await openForm(), filled('samarium-cobalt magnets; Japan'));
    const message = await talk.reply(({ channel }) => channel === me.direct);
    expect(tableOf(message)).toHaveLength(2);
    const text = await talk.replyTo(message, 2);
    expect(JSON.stringify(text.blocks)).toContain('samarium-cobalt magnets');
  });

  it('says at the field that there is no list in it', async () => {
    talk = await startConversation(bot, 'socket');
    const errors = await talk.me.submit(await openForm(), filled('\n \n'));
    expect(Object.keys(errors ?? {})).toEqual(['list.items']);
  });

  it('sends a long list in several tables, none of a line lost', async () => {
    talk = await startConversation(bot, 'socket');
    const { me } = talk;
    const items = Array.from({ length: 110 }, (_, index) => `samarium-cobalt magnets; ${index}`).join('\n');
    await me.submit(await openForm(), filled(items));
    const first = await talk.reply(({ channel }) => channel === me.direct);
    const rows = async (): Promise<number> => {
      const all = await talk.playground.until(({ messages, files }) =>
        files.some(({ ts }) => ts !== null) ? messages.filter(({ channel }) => channel === me.direct) : undefined,
      );
      return all.filter(({ files }) => files === undefined).reduce((sum, one) => sum + tableOf(one).length - 1, 0);
    };
    expect(tableOf(first).length).toBeLessThan(101);
    expect(await rows()).toBe(110);
  });

  it('is a question when a question begins with the word', async () => {
    talk = await startConversation(bot, 'socket');
    await talk.me.command('C0TRADE', 'check whether samarium-cobalt magnets are controlled');
    expect((await talk.whisper()).text).toContain('Licence required');
  });
});

import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { OpenBot } from '../../../src/open-bot.ts';
import type { Message, View } from '../../../src/playground/shapes.ts';
import { type Conversation, loadBot, startConversation } from '../../conversation.ts';

function words({ blocks }: Message | View): string {
  return JSON.stringify(blocks);
}

/** What the ask form holds. */
function filled(question: string, day?: string) {
  return {
    'ask.question': { 'ask.question': { type: 'plain_text_input', value: question } },
    'ask.day': { 'ask.day': { type: 'datepicker', selected_date: day ?? null } },
  };
}

describe.each(['socket', 'http'] as const)('shortcuts over %s', (transport) => {
  let bot: OpenBot;
  let talk: Conversation;

  beforeAll(async () => {
    bot = await loadBot();
  });
  afterAll(() => bot.close());
  beforeEach(async () => {
    talk = await startConversation(bot, transport);
  });
  afterEach(async () => {
    await talk.close();
    expect(talk.log.lines.filter((line) => line.startsWith('error'))).toEqual([]);
  });

  async function opened(depth = 1): Promise<View> {
    const view = (await talk.modals(depth)).at(-1);
    if (!view) throw new Error('nothing was opened');
    return view;
  }

  it('check what a message names, and say it in the thread on demand', async () => {
    const { me, playground } = talk;
    const said = me.say(
      'C0TRADE',
      'Morning all. We ship samarium-cobalt magnets to Japan next week. Anyone know more?',
    );
    await me.shortcut('ask_message', said);
    const modal = await opened();
    expect(words(modal)).toContain('Licence required');
    expect(words(modal)).toContain('samarium-cobalt magnets to Japan');
    expect(playground.messages()).toHaveLength(1);

    await me.click(modal, 'Answer in thread');
    const answer = await talk.replyTo(said);
    expect(words(answer)).toContain(`<@${me.id}>`);
    expect(answer.text).toContain('samarium-cobalt magnets to Japan');
  });

  it('say that a message names nothing they know, and that this is not clearance', async () => {
    const { me } = talk;
    await me.shortcut('ask_message', me.say('C0TRADE', 'Lunch at twelve?'));
    expect(words(await opened())).toContain('not clearance');
  });

  it('say how to be invited where the bot may not write', async () => {
    const { me, playground } = talk;
    const said = me.say('C0TRADE', 'Is scandium controlled?');
    const room = playground.workspace.channels.get('C0TRADE');
    room?.members.splice(room.members.indexOf('U0BOT'), 1);
    await me.shortcut('ask_message', said);
    await me.click(await opened(), 'Answer in thread');
    expect(words(await opened(2))).toContain('/invite');
    expect(playground.messages()).toHaveLength(1);
  });

  it('ask in a form, for a day, and show the answer in its place', async () => {
    const { me } = talk;
    await me.shortcut('ask_global');
    const form = await opened();
    expect(await me.submit(form, filled('Are samarium-cobalt magnets controlled?', '2024-01-01'))).toBeNull();
    const answer = await opened();
    expect(answer.id).toBe(form.id);
    expect(words(answer)).toContain('1 January 2024');
  });

  it('say at the field what cannot be asked', async () => {
    const { me } = talk;
    await me.shortcut('ask_global');
    const errors = await me.submit(await opened(), filled('???'));
    expect(errors?.['ask.question']).toContain('no question');
  });

  it('speak the language that Slack speaks with the person', async () => {
    const { me, playground } = talk;
    const alex = playground.workspace.users.get(me.id);
    if (alex) alex.locale = 'de-DE';
    await me.shortcut('ask_global');
    expect(words(await opened())).toContain('In eigenen Worten');
  });
});

describe('a mention in a thread that asks nothing', () => {
  let bot: OpenBot;
  let talk: Conversation;

  beforeAll(async () => {
    bot = await loadBot();
  });
  afterAll(() => bot.close());
  afterEach(() => talk.close());

  it('gets an offer to check the message above, which is then answered', async () => {
    talk = await startConversation(bot, 'socket');
    const { me } = talk;
    const first = me.say('C0TRADE', 'Do samarium-cobalt magnets need a licence?');
    me.say('C0TRADE', '@rareearth', first.ts);
    const offer = await talk.replyTo(first);
    await me.click(offer, 'Check that message');
    expect((await talk.replyTo(first, 2)).text).toContain('Licence required: samarium-cobalt magnets');
  });

  it('says how else, where the bot may not read', async () => {
    const scopes = ['app_mentions:read', 'chat:write', 'commands', 'im:history', 'users:read'];
    talk = await startConversation(bot, 'socket', { scopes });
    const { me } = talk;
    const first = me.say('C0TRADE', 'Do samarium-cobalt magnets need a licence?');
    me.say('C0TRADE', '@rareearth', first.ts);
    await me.click(await talk.replyTo(first), 'Check that message');
    expect(words(await talk.whisper())).toContain('Check export rules');
  });

  it('is a call for help where no message stands above it', async () => {
    talk = await startConversation(bot, 'socket');
    const { me } = talk;
    expect(words(await talk.replyTo(me.say('C0TRADE', '@rareearth')))).toContain('history');
  });
});

import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { OpenBot } from '../../src/open-bot.ts';
import type { Message, View } from '../../src/playground/shapes.ts';
import { type Conversation, loadBot, startConversation } from '../conversation.ts';

/** Answered with a choice of two readings, each with a button. */
const ambiguous = 'NdFeB';
const [first, second] = ['NdFeB magnets', 'technology to make NdFeB magnets'];
const question = 'Is NdFeB tech controlled?';

function words({ blocks }: Message | View): string {
  return JSON.stringify(blocks);
}

describe.each(['socket', 'http'] as const)('the bot over %s', (transport) => {
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

  /** Every number in the words has its source below, and some source is linked. */
  function expectCited({ blocks }: Message | View): void {
    const saidIn = (type: string) => JSON.stringify(blocks.filter((block) => block.type === type));
    const cited = [...saidIn('section').matchAll(/\[\d+\]/g)].map(([mark]) => mark);
    const missing = cited.filter((mark) => !saidIn('context').includes(mark));
    const linked = /<https:\/\/[^|]+\|[^>]+>/.test(saidIn('context'));
    expect({ missing, linked, cited: cited.length > 0 }).toEqual({ missing: [], linked: true, cited: true });
  }

  it('answers the slash command for the asker alone, and shares on demand, once', async () => {
    const { me } = talk;
    await me.command('C0TRADE', question);
    const answer = await talk.whisper();
    expectCited(answer);
    await me.click(answer, 'Share in channel');
    const shared = await talk.reply(({ visibleTo }) => visibleTo === undefined);
    expect(words(shared)).toContain(`<@${me.id}>`);
    expectCited(shared);
    await me.click(answer, 'Share in channel');
    await talk.whisper(2);
    expect(talk.playground.messages().filter(({ visibleTo }) => visibleTo === undefined)).toHaveLength(1);
  });

  it('answers a mention in the thread of it, and a mention in a thread in that thread', async () => {
    const { me } = talk;
    const asked = me.say('C0TRADE', `@rareearth ${question}`);
    expectCited(await talk.replyTo(asked));
    me.say('C0TRADE', '@rareearth is scandium controlled?', asked.ts);
    expect((await talk.replyTo(asked, 2)).text).toContain('scandium');
    expect(talk.playground.messages()).toHaveLength(4);
  });

  it('answers a direct message, and does not answer itself', async () => {
    const { me } = talk;
    const asked = me.say(me.direct, question);
    expectCited(await talk.replyTo(asked));
    const again = me.say(me.direct, 'is scandium controlled?');
    await talk.replyTo(again);
    expect(talk.playground.messages()).toHaveLength(4);
  });

  it('answers nothing when a message is changed or deleted', async () => {
    const { me, playground } = talk;
    const asked = me.say(me.direct, question);
    const answer = await talk.replyTo(asked);
    me.edit(asked, 'is scandium controlled?');
    const { apiUrl, botToken } = playground;
    const body = new URLSearchParams({ token: botToken, channel: me.direct, ts: answer.ts });
    await fetch(`${apiUrl}chat.delete`, { method: 'POST', body });
    const next = me.say(me.direct, 'is terbium controlled?');
    await talk.replyTo(next);
    expect(playground.messages()).toHaveLength(3);
  });

  it('asks which reading is meant, and answers the one clicked', async () => {
    const { me } = talk;
    const asked = me.say('C0TRADE', `@rareearth ${ambiguous}`);
    const choice = await talk.replyTo(asked);
    expect(words(choice)).toContain(first);
    await me.click(choice, second);
    expect((await talk.replyTo(asked, 2)).text).toContain('technology');
  });

  it('shows more where there is more', async () => {
    const { me } = talk;
    const asked = me.say('C0TRADE', `@rareearth ${question}`);
    const answer = await talk.replyTo(asked);
    const label = /"(\d+ more)"/.exec(words(answer))?.[1] ?? 'no button for more';
    await me.click(answer, label);
    const more = await talk.replyTo(asked, 2);
    expect(more.text).not.toBe(answer.text);
    expectCited(more);
  });

  it('opens a rule in a modal, and its sources on top of it', async () => {
    const { me } = talk;
    await me.command('C0TRADE', question);
    await me.click(await talk.whisper(), 'Open rule');
    const [rule] = await talk.modals(1);
    if (!rule) throw new Error('nothing was opened');
    expectCited(rule);
    await me.click(rule, 'Sources');
    const [, sources] = await talk.modals(2);
    if (!sources) throw new Error('nothing was put on top');
    expect(words(sources)).toMatch(/<https:/);
    await me.close(sources);
    expect(me.modals()).toEqual([rule]);
  });

  it('fills the Home tab, and answers its buttons in a modal', async () => {
    const { me, playground } = talk;
    me.openHome();
    const home = await playground.until(() => me.home());
    expect(words(home)).toContain(question);
    await me.click(home, question);
    const [answer] = await talk.modals(1);
    if (!answer) throw new Error('nothing was opened');
    expectCited(answer);
  });

  it('says that nothing is known rather than nothing', async () => {
    const { me } = talk;
    await me.command('C0TRADE', 'asdf qwer zxcv');
    expect((await talk.whisper()).text).toContain('not clearance');
  });

  it('explains itself when it is only called', async () => {
    const { me } = talk;
    await me.command('C0TRADE', '');
    expect(words(await talk.whisper())).toContain('history');
  });
});

describe('the bot, when things go wrong', () => {
  let bot: OpenBot;
  let talk: Conversation;

  beforeAll(async () => {
    bot = await loadBot();
  });
  afterAll(() => bot.close());
  beforeEach(async () => {
    // What Slack may have taken is looked for after a moment instead of a quarter of a minute.
    talk = await startConversation(bot, 'socket', {}, [], { settle: 50 });
  });
  afterEach(() => talk.close());

  it('answers an event once that is delivered again', async () => {
    const { me, playground } = talk;
    const asked = me.say('C0TRADE', `@rareearth ${question}`);
    await talk.replyTo(asked);
    playground.faults.redeliver();
    const next = me.say('C0TRADE', '@rareearth is scandium controlled?');
    await talk.replyTo(next);
    expect(playground.messages().filter(({ thread }) => thread === asked.ts)).toHaveLength(1);
  });

  it('answers after a rate limit', async () => {
    const { me, playground } = talk;
    playground.faults.next('chat.postMessage', { kind: 'rate_limited', seconds: 0 });
    await talk.replyTo(me.say('C0TRADE', `@rareearth ${question}`));
    expect(talk.log.lines.join('\n')).toContain('trying again');
  });

  it('does not say twice what Slack may have taken', async () => {
    const { me, playground } = talk;
    playground.faults.next('chat.postMessage', { kind: 'drop', when: 'after' });
    const asked = me.say('C0TRADE', `@rareearth ${question}`);
    const answer = await talk.replyTo(asked);
    const looked = () => talk.log.lines.some((line) => line.includes('an answer stands there already'));
    while (!looked()) await new Promise((resolve) => setImmediate(resolve));
    expect(playground.messages().filter(({ thread }) => thread === asked.ts)).toEqual([answer]);
    expect(talk.log.lines.join('\n')).toContain('trying again');
  });

  it('says again what Slack has not taken, though nobody heard so', async () => {
    const { me, playground } = talk;
    playground.faults.next('chat.postMessage', { kind: 'drop', when: 'before' });
    const asked = me.say('C0TRADE', `@rareearth ${question}`);
    const answer = await talk.replyTo(asked);
    await talk.replyTo(me.say('C0TRADE', '@rareearth is scandium controlled?'));
    expect(playground.messages().filter(({ thread }) => thread === asked.ts)).toEqual([answer]);
    expect(talk.log.lines.join('\n')).not.toContain('stands there already');
  });

  it('connects anew when asked to, and answers what comes after', async () => {
    const { me, playground } = talk;
    playground.faults.refresh();
    await playground.connected();
    await talk.replyTo(me.say('C0TRADE', `@rareearth ${question}`));
  });
});

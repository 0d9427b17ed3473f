import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { OpenBot } from '../../../src/open-bot.ts';
import type { Change } from '../../../src/playground/shapes.ts';
import { type Conversation, loadBot, startConversation } from '../../conversation.ts';

const question = 'Are samarium-cobalt magnets controlled?';

describe('the agent', () => {
  let bot: OpenBot;
  let talk: Conversation;
  let statuses: string[];

  beforeAll(async () => {
    bot = await loadBot();
  });
  afterAll(() => bot.close());
  beforeEach(async () => {
    talk = await startConversation(bot, 'socket');
    statuses = [];
    talk.playground.workspace.watch((change: Change) => {
      if (change.type === 'status' && change.status !== '') statuses.push(change.status);
    });
  });
  afterEach(() => talk.close());

  it('offers four questions when its messages are opened, each of which it can answer', async () => {
    const { me, playground } = talk;
    me.openMessages();
    const prompts = await playground.until(({ prompts: all }) => all.get(me.direct));
    expect(prompts).toHaveLength(4);
    const outcomes = prompts.map(({ message }) => {
      const reply = bot.dispatch(message);
      return reply.kind === 'answer' ? reply.answer.outcome : reply.kind;
    });
    expect(outcomes).not.toContain('no_answer');
  });

  it('calls a conversation by its first question, and not by those that follow in it', async () => {
    const { me, playground } = talk;
    const asked = me.say(me.direct, question);
    await talk.replyTo(asked);
    const title = await playground.until(({ titles }) => titles.get(`${me.direct}:${asked.ts}`));
    expect(title).toBe(question);
    me.say(me.direct, 'and to Japan?', asked.ts);
    await talk.replyTo(asked, 2);
    expect([...playground.workspace.titles.values()]).toEqual([question]);
  });

  it('calls nobody by the name of a conversation', async () => {
    const { me, playground } = talk;
    const asked = me.say(me.direct, 'are magnets <!here> controlled?');
    const title = await playground.until(({ titles }) => titles.get(`${me.direct}:${asked.ts}`));
    expect(title).toBe('are magnets ‹!here> controlled?');
  });

  it('says nothing of being at work when the answer is there at once', async () => {
    const { me } = talk;
    await talk.replyTo(me.say(me.direct, question));
    expect(statuses).toEqual([]);
  });

  it('answers when Slack takes neither prompts nor title', async () => {
    const { me, playground } = talk;
    playground.faults.next('assistant.threads.setSuggestedPrompts', { kind: 'error', code: 'internal_error' });
    playground.faults.next('assistant.threads.setTitle', { kind: 'drop', when: 'before' });
    me.openMessages();
    const answer = await talk.replyTo(me.say(me.direct, question));
    expect(answer.text).toContain('Licence required');
    expect(talk.log.lines.filter((line) => line.startsWith('error'))).toEqual([]);
  });

  it('says that it is looking when an answer takes longer than a second', async () => {
    const { me, bot: open } = talk;
    const perform = open.perform;
    let go = () => {};
    const held = new Promise<void>((resolve) => {
      go = resolve;
    });
    open.perform = async (...asked) => {
      await held;
      return perform(...asked);
    };
    try {
      const asked = me.say(me.direct, question);
      const status = await talk.playground.until(() => statuses[0]);
      expect(status).toContain('looking');
      go();
      await talk.replyTo(asked);
    } finally {
      go();
      open.perform = perform;
    }
  });
});

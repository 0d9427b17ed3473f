import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openSubscriptions } from '../../src/office/subscriptions.ts';
import type { View } from '../../src/playground/shapes.ts';
import { subscribeFeature } from '../../src/slack/subscribe/feature.ts';
import { rememberTeam } from '../../src/store/installations.ts';
import type { Store } from '../../src/store/session.ts';
import { subscriptionsOf } from '../../src/store/subscriptions.ts';
import { question, startTalk, type Talk, wordsOf } from './people/talk.ts';

const tooFast = 'That was quick';
const notHere = 'not set up to answer';

const typed = (field: string, value: string) => ({ [field]: { [field]: { type: 'plain_text_input', value } } });
const undated = (field: string) => ({ [field]: { [field]: { type: 'datepicker', selected_date: null } } });
const asked = (text: string) => ({ ...typed('ask.question', text), ...undated('ask.day') });
const listed = (text: string) => ({ ...typed('list.items', text), ...undated('list.day') });

const chosen = (field: string, value: string) => ({
  [field]: {
    [field]: { type: 'static_select', selected_option: { value, text: { type: 'plain_text', text: value } } },
  },
});
const subscribed = {
  'subscription.time': { 'subscription.time': { type: 'timepicker', selected_time: '09:00' } },
  ...chosen('subscription.zone', 'UTC'),
  ...chosen('subscription.days', 'daily'),
  ...chosen('subscription.language', 'en'),
};

/** Slack is not asked: it would say yes to all of these. */
const subscribing = (store: Store) => [
  subscribeFeature((spot) => ({
    subscriptions: openSubscriptions(spot, {
      store,
      whereabouts: { person: async () => ({ zone: null, language: null }), channel: async () => ({ name: null }) },
      now: () => Date.UTC(2026, 10, 22, 9),
    }),
    zone: async () => 'UTC',
  })),
];

async function top({ playground, kim }: Talk, says: string): Promise<View> {
  return playground.until(({ modals }) =>
    modals
      .get(kim.id)
      ?.filter((view) => wordsOf(view).includes(says))
      .at(-1),
  );
}

describe('who was quick', () => {
  let talk: Talk;
  beforeEach(async () => {
    talk = await startTalk({ perMinute: 1 }, 'socket', subscribing);
  });
  afterEach(() => talk.close());

  /** Uses up what is free. */
  const useUp = async () => {
    await talk.kim.command('C0TRADE', question);
    return talk.whisper('Tea needs a licence');
  };

  it('has one command, one click and one form counted once each', async () => {
    await useUp();
    talk.clock.offset += 60_000;
    await talk.kim.shortcut('ask_global');
    const form = await top(talk, 'ask.question');
    expect(await talk.kim.submit(form, asked(question))).toBeNull();
    await top(talk, 'Tea needs a licence');
    talk.clock.offset += 60_000;
    const answer = talk.playground.messages().find(({ visibleTo }) => visibleTo === 'U0KIM');
    if (!answer) throw new Error('there was no answer');
    await talk.kim.click(answer, 'Share in channel');
    await talk.said(({ visibleTo }) => visibleTo === undefined);
  });

  it('is told so in place of sharing an answer, once', async () => {
    const answer = await useUp();
    await talk.kim.click(answer, 'Share in channel');
    await talk.whisper(tooFast);
    await talk.kim.click(answer, 'Share in channel');
    await talk.alex.command('C0TRADE', question);
    await talk.said(({ visibleTo }) => visibleTo === 'U0ALEX');
    const own = talk.playground.messages().filter(({ visibleTo }) => visibleTo !== 'U0ALEX');
    expect(own.filter((one) => wordsOf(one).includes(tooFast))).toHaveLength(1);
    expect(own).toHaveLength(2);
  });

  it('is told so in a modal by the shortcut on a message', async () => {
    await useUp();
    await talk.kim.shortcut('ask_message', talk.alex.say('C0TRADE', question));
    await top(talk, tooFast);
  });

  it('is told so in a form, which keeps what was typed', async () => {
    await talk.kim.shortcut('ask_global');
    const form = await top(talk, 'ask.question');
    await useUp();
    for (let n = 0; n < 2; n += 1)
      expect(await talk.kim.submit(form, asked(question))).toEqual({
        'ask.question': expect.stringContaining(tooFast),
      });
  });

  it('has no list checked', async () => {
    await talk.kim.command('C0TRADE', 'check');
    const form = await top(talk, 'list.items');
    expect(await talk.kim.submit(form, listed('tea'))).toEqual({ 'list.items': expect.stringContaining(tooFast) });
  });

  it('has no answer said in the thread', async () => {
    const message = talk.alex.say('C0TRADE', question);
    await talk.kim.shortcut('ask_message', message);
    await talk.kim.click(await top(talk, 'Answer in thread'), 'Answer in thread');
    await top(talk, tooFast);
    expect(talk.playground.messages().filter(({ thread }) => thread === message.ts)).toEqual([]);
  });

  it('subscribes to nothing', async () => {
    await talk.kim.command('C0TRADE', 'subscribe');
    const form = await top(talk, 'subscription.topics');
    const errors = await talk.kim.submit(form, subscribed);
    expect(JSON.stringify(errors)).toContain(tooFast);
    expect(await subscriptionsOf(talk.store, 'T0LOCAL', { channel: 'C0TRADE', user: 'U0KIM' })).toEqual([]);
  });
});

describe('where it is not allowed', () => {
  let talk: Talk;
  afterEach(() => talk.close());

  it('neither a shortcut nor a form does anything in another channel', async () => {
    talk = await startTalk({ allowed: { workspaces: [], channels: ['C0TRADE'] } }, 'http', subscribing);
    await talk.kim.shortcut('ask_message', talk.alex.say('C0GENERAL', question));
    await top(talk, notHere);
    await talk.kim.command('C0GENERAL', 'subscribe');
    await talk.whisper(notHere);
    await talk.kim.command('C0TRADE', 'subscribe');
    await top(talk, 'subscription.topics');
  });

  it('nothing is done in another workspace', async () => {
    talk = await startTalk({ allowed: { workspaces: ['T0OTHER'], channels: [] } });
    talk.kim.openHome();
    const home = await talk.playground.until(({ homes }) => homes.get('U0KIM'));
    expect(wordsOf(home)).toContain(notHere);
    await talk.kim.shortcut('ask_global');
    await top(talk, notHere);
    await talk.kim.command('C0TRADE', 'check');
    await talk.whisper(notHere);
    expect(await talk.playground.runStep('answer', { question })).toEqual({
      ok: false,
      error: expect.stringContaining(notHere),
    });
  });

  it('a workspace of an organisation that is allowed is answered', async () => {
    talk = await startTalk({ allowed: { workspaces: ['E0LOCAL'], channels: [] } });
    await talk.kim.command('C0TRADE', question);
    await talk.whisper(notHere);
    await rememberTeam(talk.store, 'T0LOCAL', 'E0LOCAL');
    await talk.kim.command('C0TRADE', question);
    await talk.whisper('Tea needs a licence');
  });

  it('experts answer in their channel all the same', async () => {
    talk = await startTalk({ allowed: { workspaces: [], channels: ['C0GENERAL'] } });
    const answer = await talk.answerTo(talk.kim.say('C0GENERAL', `@rareearth ${question}`));
    await talk.kim.click(answer, 'Ask an expert');
    const handed = await talk.said(({ channel }) => channel === 'C0TRADE');
    await talk.alex.click(handed, 'Take it');
    await talk.playground.until(({ messages }) =>
      messages.find((one) => one.ts === handed.ts && !wordsOf(one).includes('Take it')),
    );
  });
});

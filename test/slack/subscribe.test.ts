import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { buildDigest } from '../../src/announce/digest.ts';
import { readFilter } from '../../src/core/subscription.ts';
import type { Message, View, ViewState } from '../../src/playground/shapes.ts';
import { renderUnasked } from '../../src/slack/blocks.ts';
import { fields } from '../../src/slack/subscribe/form.ts';
import { allSubscriptions, pauseSubscription } from '../../src/store/subscriptions.ts';
import { call } from '../playground/helpers.ts';
import { loadSubscribingBot, type Subscribing, type SubscribingBot, startSubscribing } from './subscribing.ts';

const room = 'C0TRADE';

/** What a form holds that nobody has touched, with some fields changed. */
function stateOf(view: View, changed: Partial<Record<keyof typeof fields, object>> = {}): ViewState {
  const state: ViewState = {};
  for (const { block_id: block, element } of view.blocks) {
    if (typeof block !== 'string' || typeof element !== 'object' || element === null) continue;
    const given = element as Record<string, unknown>;
    const value = {
      selected_options: given.initial_options ?? [],
      selected_option: given.initial_option ?? null,
      selected_time: given.initial_time ?? null,
    };
    state[block] = { [block]: value };
  }
  for (const [name, value] of Object.entries(changed)) {
    const id = fields[name as keyof typeof fields];
    state[id] = { [id]: { ...value } };
  }
  return state;
}

function chosen(...values: string[]): object {
  return { selected_options: values.map((value) => ({ value, text: { type: 'plain_text', text: value } })) };
}

function elementOf(view: View, id: string): Record<string, unknown> {
  const block = view.blocks.find(({ block_id }) => block_id === id);
  return (block?.element ?? {}) as Record<string, unknown>;
}

describe.each(['socket', 'http'] as const)('subscriptions over %s', (transport) => {
  let shared: SubscribingBot;
  let talk: Subscribing;

  beforeAll(async () => {
    shared = await loadSubscribingBot();
  });
  afterAll(() => shared.bot.close());
  beforeEach(async () => {
    talk = await startSubscribing(shared, transport);
  });
  afterEach(async () => {
    await talk.close();
    expect(talk.log.lines.filter((line) => line.startsWith('error'))).toEqual([]);
  });

  async function kept() {
    return (await allSubscriptions(talk.store)).map((one) => ({
      channel: one.channel_id,
      user: one.created_by,
      time: one.local_time,
      zone: one.zone,
      language: one.language,
      filter: readFilter(one.filter),
    }));
  }

  async function openForm(depth = 1): Promise<View> {
    await talk.me.command(room, 'subscribe');
    const stack = await talk.modals(depth);
    return stack.at(-1) as View;
  }

  it('are made by a line, in the zone of the person, and say when the next announcement comes', async () => {
    await talk.me.command(room, 'subscribe dysprosium weekdays at 8:30');
    const said = await talk.whisper();
    expect(said.text).toContain('Subscribed');
    expect(said.text).toContain('About: dysprosium');
    expect(said.text).toContain('When: Monday to Friday at 08:30 (Europe/Berlin)');
    expect(said.text).toContain('Next announcement: Monday, 23 November 2026 at 08:30 (Europe/Berlin)');
    expect(said.text).toContain('To stop, write: unsubscribe');
    expect(await kept()).toEqual([
      {
        channel: room,
        user: talk.me.id,
        time: '08:30',
        zone: 'Europe/Berlin',
        language: 'en',
        filter: { topics: ['dysprosium'], days: 'weekdays', quiet: false },
      },
    ]);
  });

  it('change only in what the line speaks of, and lose nothing', async () => {
    await talk.me.command(room, 'subscribe dysprosium every Monday at 8:30 Tokyo');
    await talk.whisper();
    const [before] = await allSubscriptions(talk.store);
    await talk.me.command(room, 'subscribe at 10 pm, tell us on quiet days');
    expect((await talk.whisper(2)).text).toContain('Subscription changed');
    const [after] = await allSubscriptions(talk.store);
    expect(after).toMatchObject({ id: before?.id, announced_seq: before?.announced_seq, local_time: '22:00' });
    expect(readFilter(after?.filter ?? null)).toEqual({
      topics: ['dysprosium'],
      days: 'weekly',
      weekday: 1,
      quiet: true,
    });
  });

  it('are made in a direct message and by a mention, in the language of the words', async () => {
    const asked = talk.me.say(talk.me.direct, 'subscribe Terbium werktags um 9 Uhr Berlin auf Deutsch');
    expect((await talk.replyTo(asked)).text).toContain('Abonniert');
    const mentioned = talk.me.say(room, '@rareearth subscribe');
    expect((await talk.replyTo(mentioned)).text).toContain('everything in the knowledge base');
    expect((await kept()).map(({ channel, language }) => [channel, language])).toEqual([
      [room, 'en'],
      [talk.me.direct, 'de'],
    ]);
  });

  it('are refused where the bot is not in the channel', async () => {
    const { channels, bot } = talk.playground.workspace;
    const channel = channels.get(room);
    if (channel) channel.members = channel.members.filter((member) => member !== bot.id);
    for (const line of ['subscribe dysprosium', 'subscribe']) await talk.me.command(room, line);
    for (const n of [1, 2]) expect((await talk.whisper(n)).text).toContain('/invite');
    expect(await kept()).toEqual([]);
  });

  it('say what was not understood, and keep nothing', async () => {
    await talk.me.command(room, 'subscribe flurbl at 9 UTC+8');
    const said = await talk.whisper();
    expect(said.text).toContain('Not understood: “UTC+8”, “flurbl”.');
    expect(said.text).toContain('name a city');
    expect(await kept()).toEqual([]);
  });

  it('end by a line, once', async () => {
    await talk.me.command(room, 'subscribe everything');
    await talk.whisper();
    await talk.me.command(room, 'unsubscribe');
    expect((await talk.whisper(2)).text).toContain('Subscription ended');
    await talk.me.command(room, 'unsubscribe');
    expect((await talk.whisper(3)).text).toContain('There is no subscription here.');
    expect(await kept()).toEqual([]);
  });

  it('are listed with their state, for the channel and for the person', async () => {
    await talk.me.command(room, 'subscribe dysprosium at 8 Berlin');
    await talk.me.command('C0NEWS', 'subscribe at 9 Berlin');
    await talk.whisper(2);
    const news = (await allSubscriptions(talk.store)).find(({ channel_id: id }) => id === 'C0NEWS');
    await pauseSubscription(talk.store, news?.id ?? '', 'not_in_channel');
    await talk.me.command(room, 'subscriptions');
    const list = await talk.whisper(3);
    expect(list.text).toContain('#trade-compliance');
    expect(list.text).toContain('Paused: the bot is not in the channel any more');
    await talk.me.click(list, 'Resume');
    await talk.whisper(4);
    expect((await allSubscriptions(talk.store)).map(({ status }) => status)).toEqual(['active', 'active']);

    const stranger = talk.playground.person('U0KIM');
    await stranger.command('C0GENERAL', 'unsubscribe C0NEWS');
    const refused = await talk.reply(({ visibleTo }) => visibleTo === 'U0KIM');
    expect(refused.text).toContain('You have no subscription there.');
    expect(await kept()).toHaveLength(2);
  });

  it('say which of their topics have left the knowledge', async () => {
    await talk.me.command(room, 'subscribe dysprosium at 8 Berlin');
    await talk.whisper();
    const filter = JSON.stringify({ topics: ['dysprosium', 'unobtainium'], days: 'daily', quiet: false });
    await talk.store.db.updateTable('subscriptions').set({ filter }).execute();
    await talk.me.command(room, 'subscriptions');
    const list = await talk.whisper(2);
    expect(list.text).toContain('No longer in the knowledge base: unobtainium.');
  });

  it('are changed and ended on the Home tab', async () => {
    const { me, playground } = talk;
    await me.command(room, 'subscribe dysprosium Berlin');
    await talk.whisper();
    me.openHome();
    const home = await playground.until(({ homes }) => {
      const view = homes.get(me.id);
      return JSON.stringify(view?.blocks ?? []).includes('#trade-compliance') ? view : undefined;
    });
    await me.click(home, 'Change');
    const [form] = (await talk.modals(1)) as [View];
    expect(elementOf(form, fields.topics).initial_options).toMatchObject([{ value: 'dysprosium' }]);
    await me.close(form);
    await me.click(home, 'Stop');
    const [said] = (await talk.modals(1)) as [View];
    expect(JSON.stringify(said.blocks)).toContain('Subscription ended');
    expect(await kept()).toEqual([]);
  });

  it('are made by the form, which searches topics and zones', async () => {
    const view = await openForm();
    expect(elementOf(view, fields.time).initial_time).toBe('09:00');
    expect(elementOf(view, fields.zone).initial_option).toMatchObject({ value: 'Europe/Berlin' });
    const topics = await talk.me.suggest(view, fields.topics, 'dyspr');
    expect(topics.map(({ value }) => value)).toContain('dysprosium');
    const zones = await talk.me.suggest(view, fields.zone, 'toky');
    expect(zones.map(({ value }) => value)).toEqual(['Asia/Tokyo']);

    const errors = await talk.me.submit(
      view,
      stateOf(view, {
        topics: chosen('dysprosium', 'terbium'),
        time: { selected_time: '07:45' },
        zone: { selected_option: { value: 'Asia/Tokyo' } },
        days: { selected_option: { value: 'weekly 3' } },
        language: { selected_option: { value: 'ja' } },
        quiet: chosen('told'),
      }),
    );
    expect(errors).toBeNull();
    expect((await talk.whisper()).text).toContain('Next announcement: Wednesday, 25 November 2026');
    expect(await kept()).toEqual([
      {
        channel: room,
        user: talk.me.id,
        time: '07:45',
        zone: 'Asia/Tokyo',
        language: 'ja',
        filter: { topics: ['dysprosium', 'terbium'], days: 'weekly', weekday: 3, quiet: true },
      },
    ]);
  });

  it('show their wish in the form, and what is wrong with it at the field', async () => {
    await talk.me.command(room, 'subscribe terbium on Fridays at 6 pm London, quiet days, auf Deutsch');
    const said = await talk.whisper();
    await talk.me.click(said, 'Change');
    const [view] = (await talk.modals(1)) as [View];
    expect(elementOf(view, fields.topics).initial_options).toMatchObject([{ value: 'terbium' }]);
    expect(elementOf(view, fields.days).initial_option).toMatchObject({ value: 'weekly 5' });
    expect(elementOf(view, fields.language).initial_option).toMatchObject({ value: 'de' });
    expect(elementOf(view, fields.quiet).initial_options).toHaveLength(1);
    const wrong = { zone: { selected_option: { value: 'Mars/Base' } }, time: { selected_time: '99:99' } };
    expect(await talk.me.submit(view, stateOf(view, wrong))).toEqual({
      [fields.zone]: 'Choose a time zone from the list.',
      [fields.time]: 'Choose a time of day.',
    });
    expect(Object.keys((await talk.me.submit(view, stateOf(view, { topics: chosen('gone') }))) ?? {})).toEqual([
      fields.topics,
    ]);
    expect(await talk.me.submit(view, stateOf(view, { topics: chosen() }))).toBeNull();
    await talk.whisper(2);
    expect((await kept())[0]).toMatchObject({ time: '18:00', filter: { topics: null, weekday: 5 } });
  });

  it('are confirmed directly to who is not in the channel any more', async () => {
    await talk.me.command(room, 'subscribe terbium');
    await talk.me.click(await talk.whisper(), 'Change');
    const [view] = (await talk.modals(1)) as [View];
    const channel = talk.playground.workspace.channels.get(room);
    if (channel) channel.members = channel.members.filter((member) => member !== talk.me.id);
    expect(await talk.me.submit(view, stateOf(view))).toBeNull();
    const said = await talk.reply(({ channel: where }) => where === talk.me.direct);
    expect(said.text).toContain('Subscription changed');
  });

  describe('under an announcement', () => {
    async function announce(): Promise<Message> {
      const { base } = talk.bot.context();
      const morning = { today: '2025-11-08', since: '2025-11-06', language: 'en' } as const;
      const messages = renderUnasked(buildDigest(base, morning), 'Not advice.', true);
      for (const message of messages) await call(talk.playground, 'chat.postMessage', { channel: room, ...message });
      const buttons = messages.map(({ blocks }) => JSON.stringify(blocks).includes('Stop these'));
      expect(buttons).toEqual(messages.map((_message, index) => index === messages.length - 1));
      return talk.playground.messages().at(-1) as Message;
    }

    it('a button stops them, and the thread says who pressed it', async () => {
      await talk.me.command(room, 'subscribe everything');
      await talk.whisper();
      const posted = await announce();
      await talk.me.click(posted, 'Stop these');
      expect((await talk.replyTo(posted)).text).toBe(
        `<@${talk.me.id}> stopped the announcements in this channel. To begin again: subscribe`,
      );
      expect(await kept()).toEqual([]);
      await talk.me.click(posted, 'Stop these');
      expect((await talk.whisper(2)).text).toContain('There is no subscription here.');
    });

    it('a button opens the form', async () => {
      await talk.me.command(room, 'subscribe terbium');
      await talk.whisper();
      await talk.me.click(await announce(), 'Change');
      const [view] = (await talk.modals(1)) as [View];
      expect(elementOf(view, fields.topics).initial_options).toMatchObject([{ value: 'terbium' }]);
    });
  });

  it('leave every other command and click alone', async () => {
    await talk.me.command(room, 'is dysprosium controlled?');
    const answer = await talk.whisper();
    await talk.me.click(answer, 'Open rule');
    await talk.modals(1);
  });
});

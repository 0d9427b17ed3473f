import { afterEach, expect, it } from 'vitest';
import { buildInbox } from '../../../src/office/inbox.ts';
import { buildSeen } from '../../../src/office/seen.ts';
import type { Inbox } from '../../../src/slack/inbox/inbox.ts';
import type { SlackParts } from '../../../src/slack/parts.ts';
import type { People } from '../../../src/slack/people/people.ts';
import { recordAudit } from '../../../src/store/audit.ts';
import { claimEvents } from '../../../src/store/events.ts';
import { describeStores, useStore } from '../../store/stores.ts';
import { event, form, mention, message, type RunningBot, startBot } from '../harness.ts';

const minute = 60_000;
const people: People = {
  admit: async () => ({ ok: true, ephemeral: false }),
  below: async (_reply, _asker, id = '') => ({ id, blocks: [], outside: false }),
  keepList: async () => undefined,
  keep: async () => undefined,
};

describeStores('the inbox', (kind) => {
  const used = useStore(kind);
  const running: RunningBot[] = [];
  afterEach(async () => {
    for (const bot of running.splice(0)) await bot.stop();
  });

  async function start(inbox: Partial<Inbox> = {}, parts: Partial<SlackParts> = {}): Promise<RunningBot> {
    const usual = buildInbox(used.store, { owner: 'w1' });
    const bot = await startBot({}, undefined, { inbox: { ...usual, ...inbox }, seen: buildSeen(used.store), ...parts });
    running.push(bot);
    return bot;
  }
  const rows = () =>
    used.store.db.selectFrom('events').select(['id', 'status', 'attempt', 'payload', 'last_error']).execute();
  async function untilDone(): Promise<Awaited<ReturnType<typeof rows>>> {
    for (;;) {
      const found = await rows();
      if (found.length > 0 && found.every(({ status }) => status === 'done' || status === 'failed')) return found;
      await new Promise((resolve) => setImmediate(resolve));
    }
  }
  const postsTo = ({ slack }: RunningBot) => slack.calls.filter(({ method }) => method === 'chat.postMessage');

  it('has a question before Slack hears that it was received, and forgets its words when it is answered', async () => {
    let accepted = 0;
    const usual = buildInbox(used.store, { owner: 'w1' });
    const bot = await start({
      async accept(incoming) {
        const isNew = await usual.accept(incoming);
        accepted = (await rows()).length;
        return isNew;
      },
    });
    expect((await bot.post(message({ text: 'a secret plan' }))).status).toBe(200);
    expect(accepted).toBe(1);
    expect(await untilDone()).toMatchObject([{ status: 'done', attempt: 1, payload: '{}' }]);
  });

  it('that cannot keep a question has Slack send it again', async () => {
    const usual = buildInbox(used.store, { owner: 'w1' });
    let isBroken = true;
    const bot = await start({
      accept: (incoming) => (isBroken ? Promise.reject(new Error('the disk is full')) : usual.accept(incoming)),
    });
    const body = mention();
    expect((await bot.post(body)).status).toBe(500);
    isBroken = false;
    expect((await bot.post(body)).status).toBe(200);
    await untilDone();
    expect(postsTo(bot)).toHaveLength(1);
  });

  it('takes a message once that comes as two events, and an event that comes twice', async () => {
    const bot = await start();
    await bot.post(mention({ channel: 'D1', ts: '7.1' }));
    await bot.post(message({ ts: '7.1' }));
    await bot.post(message({ ts: '7.2' }));
    await bot.post(message({ ts: '7.2' }));
    await untilDone();
    expect(postsTo(bot).map(({ body }) => body.thread_ts)).toEqual(['7.1', '7.2']);
  });

  it('keeps what was typed without the characters that no database takes', async () => {
    const payloads: string[] = [];
    const usual = buildInbox(used.store, { owner: 'w1' });
    const bot = await start({
      accept(incoming) {
        payloads.push(JSON.stringify(incoming.body));
        return usual.accept(incoming);
      },
    });
    expect((await bot.post(message({ text: 'magn\0ets' }))).status).toBe(200);
    expect(await untilDone()).toMatchObject([{ status: 'done', attempt: 1 }]);
    expect(payloads).toEqual([expect.stringContaining('"text":"magnets"')]);
  });

  it('answers where the envelope does not say for whom Slack sent it', async () => {
    const bot = await start();
    expect((await bot.post(mention({}, { authorizations: {} }))).status).toBe(200);
    expect(await untilDone()).toMatchObject([{ status: 'done', attempt: 1 }]);
  });

  it('keeps neither what bots say nor what is changed', async () => {
    const bot = await start();
    await bot.post(message({ bot_id: 'B2' }));
    await bot.post(message({ subtype: 'message_changed', hidden: true }));
    await bot.post(event({ type: 'app_home_opened', user: 'U1', channel: 'D1', tab: 'home' }));
    expect(await rows()).toEqual([]);
  });

  it('has what another process took and did not finish answered after its lease', async () => {
    const first = await start({ claim: async () => [] });
    await first.post(message());
    await claimEvents(used.store, { owner: 'dead', millis: minute }, 1);
    used.clock.now += minute + 1;
    const second = await start();
    const { body } = await second.slack.call('chat.postMessage');
    expect(second.slack.calls.map(({ method }) => method)).toContain('conversations.replies');
    expect(body.metadata).toMatchObject({ event_type: 'answer', event_payload: { kind: 'answer' } });
    expect(await untilDone()).toMatchObject([{ status: 'done', attempt: 2 }]);
  });

  it('does not have it answered when the answer stands there, but keeps the answer', async () => {
    const first = await start({ claim: async () => [] });
    await first.post(message());
    const [dead] = await claimEvents(used.store, { owner: 'dead', millis: minute }, 1);
    used.clock.now += minute + 1;

    const kept: string[] = [];
    const inbox = buildInbox(used.store, {
      owner: 'w2',
      async keep(_session, { id, message: ts }) {
        kept.push(`${id} ${ts}`);
      },
    });
    let isReady = false;
    const claim: Inbox['claim'] = async (limit) => (isReady ? inbox.claim(limit) : []);
    const second = await start({ ...inbox, claim }, { people });
    const metadata = { event_type: 'answer', event_payload: { answer_to: dead?.id, kind: 'answer' } };
    second.slack.answerNext('conversations.replies', {
      body: { ok: true, messages: [{ ts: '1.1' }, { ts: '1.9', metadata }] },
    });
    isReady = true;
    await second.post(message({ ts: '2.2' }));
    await untilDone();
    expect(kept).toContain(`${dead?.id} 1.9`);
    expect(postsTo(second).map(({ body }) => body.thread_ts)).toEqual(['2.2']);
  });

  it('apologises for the wait above an answer that comes late', async () => {
    const first = await start({ claim: async () => [] });
    await first.post(message({ ts: '1.1' }));
    used.clock.now += 10 * minute;
    await first.post(message({ ts: '2.2' }));
    used.clock.now += 1;
    const second = await start();
    await untilDone();
    const texts = new Map(postsTo(second).map(({ body }) => [body.thread_ts, String(body.text)]));
    expect(texts.get('1.1')).toMatch(/^Sorry for the wait.*\n.*Prohibited/);
    expect(texts.get('2.2')).not.toContain('Sorry');
  });

  it('keeps the answer and the end of the work together', async () => {
    let isBroken = true;
    const inbox = buildInbox(used.store, {
      owner: 'w1',
      async keep(session, { id }) {
        await recordAudit(session, { action: 'answer', subject: id });
        if (isBroken) throw new Error('the disk is full');
      },
    });
    const bot = await start(inbox, { people });
    await bot.post(message());
    const { metadata } = (await bot.slack.call('chat.postMessage')).body;
    await expect.poll(() => bot.log.lines.some((line) => line.includes('cannot be written'))).toBe(true);
    const audit = () => used.store.db.selectFrom('audit').select('subject').execute();
    expect([await audit(), await rows()]).toMatchObject([[], [{ status: 'working' }]]);

    isBroken = false;
    used.clock.now += minute + 1;
    bot.slack.answerNext('conversations.replies', { body: { ok: true, messages: [{ ts: '1.9', metadata }] } });
    await bot.post(message({ ts: '2.2' }));
    expect(await untilDone()).toMatchObject([{ status: 'done' }, { status: 'done' }]);
    expect(await audit()).toHaveLength(2);
    expect(postsTo(bot).map(({ body }) => body.thread_ts)).toEqual(['1.1', '2.2']);
  });

  it('leaves to others what is not done when the bot stops', async () => {
    const bot = await start({ claim: async () => [] });
    await bot.post(message());
    await bot.app.stop();
    expect((await bot.post(message({ ts: '2.2' }))).status).toBe(503);
    expect(await rows()).toMatchObject([{ status: 'received', attempt: 0 }]);
  });

  it('gives up what Slack refuses for good', async () => {
    const bot = await start();
    bot.slack.answerNext('chat.postMessage', { body: { ok: false, error: 'is_archived' } });
    await bot.post(mention());
    expect(await untilDone()).toMatchObject([{ status: 'failed', last_error: expect.stringContaining('is_archived') }]);
    expect(postsTo(bot)).toHaveLength(1);
  });

  it('has nothing to do with a command, which is done once by all processes together', async () => {
    const [one, other] = [await start(), await start()];
    const body = new URLSearchParams({
      command: '/rareearth',
      text: 'magnets',
      team_id: 'T1',
      channel_id: 'C1',
      user_id: 'U1',
      trigger_id: 't-1',
      response_url: one.slack.responseUrl,
    }).toString();
    const said = await Promise.all([one, other].map(async ({ post }) => (await post(body, form)).text()));
    expect(said.filter((text) => text !== '')).toHaveLength(1);
    await Promise.all([one.app.stop(), other.app.stop()]);
    expect([...one.slack.calls, ...other.slack.calls].filter(({ method }) => method === 'respond')).toEqual([]);
    expect(await rows()).toEqual([]);
  });
});

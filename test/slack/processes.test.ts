import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { openStore } from '../../src/store/open.ts';
import { buildPlace, describeStores, startScript } from '../store/stores.ts';
import { type FakeSlack, sign, startFakeSlack } from './fake-slack.ts';
import { event, message, signingSecret } from './harness.ts';

/** The bot as a process: signed HTTP, an inbox in the store, and a lease of two seconds. Says where it listens. */
const script = `
  const [url, apiUrl, signingSecret] = process.argv.slice(1);
  const { buildInbox } = await import(built + 'office/inbox.js');
  const { openBot } = await import(built + 'open-bot.js');
  const { buildSlackApp } = await import(built + 'slack/app.js');
  const { systemClock } = await import(built + 'slack/clock.js');
  const { openStore } = await import(built + 'store/open.js');
  const { startWeb } = await import(built + 'web/server.js');
  const store = await openStore(url, { waitMillis: 10000 });
  const silent = { debug() {}, info() {}, warn() {}, error() {} };
  const about = { language: 'en', asOf: '2026-11-22', revision: 'test' };
  const base = { about: { disclaimer: { en: 'Not advice.' } } };
  const reply = { ...about, kind: 'problem', message: 'There is nothing.', tip: '', suggestions: [] };
  const bot = { dispatch: () => reply, perform: async () => reply, context: () => ({ base, language: 'en' }) };
  const settings = { botToken: 'xoxb-1', signingSecret, apiUrl, logLevel: 'error', times: { call: 500, settle: 500 } };
  const inbox = buildInbox(store, { owner: String(process.pid), leaseMillis: 2000 });
  const app = buildSlackApp(settings, { bot, log: silent, clock: systemClock, inbox });
  await app.start();
  const web = await startWeb({ host: '127.0.0.1', port: 0 }, app.routes, silent);
  console.log('listening at ' + web.address + ' indeed');
`;

describe('the bot as a process', () => {
  let slack: FakeSlack;
  beforeEach(async () => {
    slack = await startFakeSlack();
  });
  afterEach(() => slack.stop());

  async function start(url: string) {
    const bot = startScript(script, [url, slack.apiUrl, signingSecret]);
    let output = '';
    bot.child.stdout.on('data', (text) => {
      output += text;
    });
    await bot.said('indeed');
    const address = `${/listening at (\S+)/.exec(output)?.[1]}/slack/events`;
    return {
      ...bot,
      post(body: string) {
        const headers = sign(signingSecret, body, Math.floor(Date.now() / 1_000));
        return fetch(address, { method: 'POST', body, headers: { 'content-type': 'application/json', ...headers } });
      },
      async kill() {
        bot.child.kill('SIGKILL');
        return bot.ended;
      },
    };
  }

  const posts = () => slack.calls.filter(({ method }) => method === 'chat.postMessage');
  /** Slack keeps it, but the answer does not come before the process is dead. */
  const silence = { body: {}, after: new Promise<void>(() => undefined) };

  describeStores('killed between the receipt and the answer', (kind) => {
    async function place(): Promise<string> {
      const { url, remove } = await buildPlace(kind);
      onTestFinished(remove);
      return url;
    }

    it('ends the step of a workflow when it is back, and has kept no token of it', async () => {
      const url = await place();
      slack.answerNext('functions.completeError', silence);
      const first = await start(url);
      const step = {
        type: 'function_executed',
        function: { callback_id: 'answer' },
        function_execution_id: 'Fx1',
        inputs: { question: 'Is it?' },
        bot_access_token: 'xwfp-secret',
      };
      expect((await first.post(event(step))).status).toBe(200);
      const told = await slack.call('functions.completeError');
      await first.kill();
      const store = await openStore(url);
      const rows = await store.db.selectFrom('events').select(['status', 'payload']).execute();
      await store.close();
      expect(rows).toEqual([{ status: 'working', payload: expect.not.stringContaining('xwfp') }]);

      const second = await start(url);
      expect((await slack.call('functions.completeError', 2)).body).toEqual(told.body);
      await second.kill();
    });

    it('answers when it is back, if the answer does not stand there', async () => {
      const url = await place();
      slack.answerNext('chat.postMessage', silence);
      const first = await start(url);
      expect((await first.post(message())).status).toBe(200);
      await slack.call('chat.postMessage');
      await first.kill();

      slack.answerNext('conversations.replies', { body: { ok: true, messages: [{ ts: '1.1' }] } });
      slack.answerNext('chat.postMessage', { body: { ok: true, ts: '1.2' } });
      const second = await start(url);
      expect((await slack.call('chat.postMessage', 2)).body).toEqual(posts()[0]?.body);
      await second.post(message({ ts: '9.9' }));
      await slack.call('chat.postMessage', 3);
      await second.kill();
      expect(posts()).toHaveLength(3);
    });

    it('does not answer again what stands there', async () => {
      const url = await place();
      slack.answerNext('chat.postMessage', silence);
      const first = await start(url);
      await first.post(message());
      const { metadata } = (await slack.call('chat.postMessage')).body;
      await first.kill();

      slack.answerNext('conversations.replies', { body: { ok: true, messages: [{ ts: '1.2', metadata }] } });
      const second = await start(url);
      expect((await slack.call('conversations.replies')).body).toMatchObject({ channel: 'D1', ts: '1.1' });
      await second.post(message({ ts: '9.9' }));
      await slack.call('chat.postMessage', 2);
      await second.kill();
      expect(posts().map(({ body }) => body.thread_ts)).toEqual(['1.1', '9.9']);
    });
  });

  it.skipIf(process.env.TEST_DATABASE_URL === undefined)(
    'and another on one PostgreSQL answer each question once',
    async () => {
      const place = await buildPlace('postgres');
      const bots = [await start(place.url), await start(place.url)];
      const names = Array.from({ length: 40 }, (_, n) => `5.${n}`);
      // Every question is told of to both.
      const receipts = names.flatMap((ts) => bots.map((bot) => bot.post(message({ ts }))));
      expect((await Promise.all(receipts)).map(({ status }) => status)).toEqual(Array(80).fill(200));
      await slack.call('chat.postMessage', names.length);
      await bots[0]?.post(message({ ts: '6.6' }));
      await slack.call('chat.postMessage', names.length + 1);
      for (const bot of bots) await bot.kill();
      expect(
        posts()
          .map(({ body }) => body.thread_ts)
          .sort(),
      ).toEqual([...names, '6.6'].sort());
      await place.remove();
    },
  );
});

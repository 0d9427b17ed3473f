import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { appendFileSync, cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Clock, realClock } from '../src/playground/clock.ts';
import { type Playground, startPlayground } from '../src/playground/start.ts';
import { neededScopes } from '../src/slack/scopes.ts';
import { openStore } from '../src/store/open.ts';
import { subscribe } from '../src/store/subscriptions.ts';
import { builtDir } from './build.ts';
import { buildAppDescription } from './playground/helpers.ts';

/** Slack repeats an event that was not taken after a minute; here it is sooner. */
const clock: Clock = {
  ...realClock,
  later: (millis, run) => realClock.later(millis >= 60_000 ? 1_500 : millis, run),
};

/** The program as it is deployed: a process of its own, a file for its store, Slack on loopback. */
describe('the process', () => {
  let slack: Playground;
  let folder: string;
  beforeEach(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'rareearth-process-'));
    const app = buildAppDescription();
    slack = await startPlayground({ app, today: () => '2026-11-22', scopes: neededScopes(), clock });
  });
  afterEach(async () => {
    await slack.close();
    rmSync(folder, { recursive: true });
  });

  const storeUrl = () => `file:${path.join(folder, 'test.db')}`;

  function start(overrides: Record<string, string> = {}, words = ['bin/main.js']) {
    const [program = '', ...args] = words;
    const child = spawn(process.execPath, [path.join(builtDir, program), ...args], {
      cwd: folder,
      env: {
        PATH: process.env.PATH,
        HOME: process.env.HOME,
        SLACK_BOT_TOKEN: slack.botToken,
        SLACK_APP_TOKEN: slack.appToken,
        SLACK_API_URL: slack.apiUrl,
        DATABASE_URL: storeUrl(),
        METRICS: 'open',
        PORT: '0',
        ...overrides,
      },
    });
    let output = '';
    const look = new Set<() => void>();
    child.stderr.setEncoding('utf8').on('data', (text) => {
      output += text;
      for (const one of look) one();
    });
    const ended = new Promise<number | null>((resolve) => child.once('close', (status) => resolve(status)));
    const said = (words: RegExp) =>
      new Promise<RegExpExecArray>((resolve, reject) => {
        const find = () => {
          const found = words.exec(output);
          if (found) resolve(found);
        };
        look.add(find);
        void ended.then(() => reject(new Error(`ended without saying ${words}: ${output}`)));
        find();
      });
    return { child, ended, said, output: () => output };
  }

  async function ready(bot: ReturnType<typeof start>): Promise<(path: string) => Promise<string>> {
    const [, address = ''] = await bot.said(/"address":"(http:[^"]+)"/);
    return async (where) => {
      const response = await fetch(address + where);
      return `${response.status} ${await response.text()}`;
    };
  }

  it('answers, shows how it does, and ends in order when it is told to', async () => {
    const bot = start();
    const look = await ready(bot);
    expect(await look('/healthz')).toBe('200 {"alive":true}');
    expect(await look('/readyz')).toBe('200 {"ready":true,"missing":[]}');

    slack.person().say('C0TRADE', '@helper are NdFeB magnets controlled?');
    await slack.until(({ messages, bot: { id } }) => messages.find(({ user }) => user === id));
    const figures = await look('/metrics');
    expect(figures).toMatch(/^rareearth_answers_total\{outcome="answer"\} 1$/m);
    expect(figures).toMatch(/^rareearth_slack_call_seconds_count\{method="chat.postMessage",outcome="ok"\} 1$/m);
    expect(figures).toMatch(/^rareearth_store_up 1$/m);

    bot.child.kill('SIGTERM');
    expect(await bot.ended).toBe(0);
    expect(bot.output()).toMatch(/"message":"stopping".*"message":"stopped"/s);
    expect(bot.output()).not.toMatch(/"level":"error"|NdFeB|xoxb-|xapp-/);
    const store = await openStore(storeUrl());
    await store.close();
  });

  it('ends in order also while it is still starting', async () => {
    const held = await openStore(storeUrl());
    const bot = start();
    await bot.said(/"message":"starting"/);
    bot.child.kill('SIGTERM');
    expect(await bot.ended).toBe(0);
    expect(bot.output()).toMatch(/"message":"stopping".*"message":"stopped"/s);
    expect(bot.output()).not.toContain('"message":"ready"');
    await held.close();
  });

  it('loses no question that comes in while it ends', async () => {
    const bot = start();
    await ready(bot);
    const asked = 8;
    for (let n = 0; n < asked; n += 1) slack.person().say('C0TRADE', `@helper is dysprosium controlled? (${n})`);
    bot.child.kill('SIGTERM');
    expect(await bot.ended).toBe(0);
    const again = start();
    await ready(again);
    const answers = () => slack.messages().filter(({ user }) => user === slack.workspace.bot.id).length;
    await slack.until(() => (answers() >= asked ? true : undefined));
    again.child.kill('SIGTERM');
    expect(await again.ended).toBe(0);
    expect(answers()).toBe(asked);
  });

  it('answers soon after a crash what it was about to answer, once', async () => {
    const bot = start();
    await ready(bot);
    slack.faults.next('chat.postMessage', { kind: 'silence', when: 'before' });
    slack.person().say('C0TRADE', '@helper is dysprosium controlled?');
    while (!slack.faults.counts.get('silence')) await new Promise((resolve) => setImmediate(resolve));
    bot.child.kill('SIGKILL');
    await bot.ended;
    const again = start();
    await again.said(/questions were interrupted/);
    const answers = () => slack.messages().filter(({ user }) => user === slack.workspace.bot.id).length;
    await slack.until(() => (answers() > 0 ? true : undefined));
    again.child.kill('SIGTERM');
    expect(await again.ended).toBe(0);
    expect(answers()).toBe(1);
  });

  it.each(['announcer', 'bot'] as const)('as the %s alone does one half of the work', async (half) => {
    const store = await openStore(storeUrl());
    const team = slack.workspace.team.id;
    const wish = { team, channel: 'C0TRADE', user: slack.person().id, zone: 'Etc/UTC', time: '09:00', language: 'en' };
    await subscribe(store, { ...wish, filter: { quiet: true }, dueNow: true });
    await store.close();
    const bot = start({ DELIVERY_SPREAD_MS: '0' }, ['bin/cli.js', 'serve', '--only', half]);
    await ready(bot);
    slack.person().say('C0TRADE', '@helper are NdFeB magnets controlled?');
    const said = () => slack.messages().filter(({ user }) => user === slack.workspace.bot.id);
    await slack.until(() => (said().length > 0 ? true : undefined));
    bot.child.kill('SIGTERM');
    expect(await bot.ended).toBe(0);
    expect(said().map(({ metadata }) => metadata?.event_type)).toEqual([half === 'bot' ? 'answer' : 'policy_digest']);
  });

  it('goes on answering while it takes an edit over, and ends in order in the midst of that', async () => {
    const knowledge = path.join(folder, 'knowledge');
    cpSync(path.join(import.meta.dirname, '../knowledge'), knowledge, { recursive: true });
    const cache = path.join(folder, 'rareearth');
    cpSync(path.join(builtDir, 'prepared/rareearth'), cache, { recursive: true });
    const kept = (kind: string) => readdirSync(cache).filter((name) => name.startsWith(kind)).length;
    const bot = start({ KNOWLEDGE_DIR: knowledge, XDG_CACHE_HOME: folder });
    const look = await ready(bot);
    appendFileSync(path.join(knowledge, 'about.yml'), '# edited\n');
    let answered = 0;
    // The files are read and checked, and the index, which takes longest, is not there yet.
    while (answered < 3 && kept('index-') === 1) {
      const checked = kept('knowledge-') === 2;
      expect(await look('/healthz')).toMatch(/^200/);
      if (checked && kept('index-') === 1) answered += 1;
    }
    expect(answered).toBe(3);
    bot.child.kill('SIGTERM');
    expect(await bot.ended).toBe(0);
    expect(bot.output()).toMatch(/"message":"stopped"/);
    expect(bot.output()).not.toMatch(/"level":"(warn|error)"/);
  });

  it('ends at once at the second signal', async () => {
    const bot = start();
    await ready(bot);
    slack.faults.next('chat.postMessage', { kind: 'silence', when: 'before' });
    slack.person().say('C0TRADE', '@helper is dysprosium controlled?');
    await bot.said(/"message":"asked"/);
    bot.child.kill('SIGTERM');
    await bot.said(/"message":"stopping"/);
    bot.child.kill('SIGTERM');
    expect(await bot.ended).toBe(137);
  });

  it('does not start with settings that are wrong, and says all of them', async () => {
    const bot = start({ PORT: 'p0rt', LOG_LEVEL: 'loud' });
    expect(await bot.ended).toBe(2);
    expect(bot.output().trimEnd().split('\n')).toEqual([
      expect.stringMatching(/^PORT is not a port number\. /),
      expect.stringMatching(/^LOG_LEVEL is none of debug, info, warn, error\. /),
    ]);
  });

  it('says in a sentence what to mend when its store cannot be opened', async () => {
    const bot = start({ DATABASE_URL: `file:${path.join(builtDir, 'bin/main.js', 'x.db')}` });
    expect(await bot.ended).toBe(1);
    expect(bot.output()).toMatch(/^the store: .*main\.js is a file and no folder/m);
    expect(bot.output()).not.toContain('    at ');
  });

  it('says which setting to change when its port is taken', async () => {
    const port = new URL(slack.url).port;
    const bot = start({ PORT: port });
    expect(await bot.ended).toBe(2);
    expect(bot.output()).toContain(`PORT: ${port} is taken by another program. Choose another one.`);
  });

  it('takes part in an installation, for many workspaces', async () => {
    const bot = start({
      SLACK_BOT_TOKEN: '',
      SLACK_CLIENT_ID: '1.2',
      SLACK_CLIENT_SECRET: 'client-secret',
      SLACK_STATE_SECRET: 's'.repeat(32),
      PUBLIC_URL: 'http://127.0.0.1:1',
      ENCRYPTION_KEYS: `k1:${randomBytes(32).toString('base64')}`,
    });
    const [, address = ''] = await bot.said(/"address":"(http:[^"]+)","revision"/);
    const begun = await fetch(`${address}/slack/install`, { redirect: 'manual' });
    const cookie = begun.headers.get('set-cookie')?.split(';')[0] ?? '';
    const asked = await fetch(`${begun.headers.get('location')}&answer=workspace`, { redirect: 'manual' });
    // The public address is that of a proxy, which is not there.
    const back = (asked.headers.get('location') ?? '').replace('http://127.0.0.1:1', address);
    expect(await (await fetch(back, { headers: { cookie } })).text()).toContain('The bot is in your workspace');

    await slack.connected();
    slack.person().say('C0TRADE', '@helper are NdFeB magnets controlled?');
    await slack.until(({ messages, bot: { id } }) => messages.find(({ user }) => user === id));
    bot.child.kill('SIGTERM');
    expect(await bot.ended).toBe(0);
    expect(bot.output()).not.toMatch(/xoxb-|code=/);
  });
});

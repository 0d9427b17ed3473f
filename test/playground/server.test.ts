import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import type { Playground } from '../../src/playground/start.ts';
import { call, start } from './helpers.ts';

describe('the server of the page', () => {
  let playground: Playground;
  beforeAll(async () => {
    playground = await start();
  });
  afterAll(() => playground.close());

  it('serves the page, which may run nothing but its own scripts', async () => {
    const response = await fetch(playground.url);
    expect(await response.text()).toContain('<title>Local workspace</title>');
    const policy = response.headers.get('content-security-policy');
    expect(policy).toContain("script-src 'self'");
    expect(policy).not.toContain('unsafe');
  });

  it('leads a permalink to its thread', async () => {
    const { ts } = playground.person().say('C0TRADE', 'look here');
    const { permalink } = await call(playground, 'chat.getPermalink', { channel: 'C0TRADE', message_ts: ts });
    const response = await fetch(String(permalink), { redirect: 'manual' });
    expect(response.headers.get('location')).toBe(`/#C0TRADE/${ts}`);
  });

  it('answers what it cannot read without saying more', async () => {
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(`${playground.apiUrl}auth.test`, { method: 'POST', headers, body: '{"half' });
    expect([response.status, await response.json()]).toEqual([400, { ok: false, error: 'invalid_json' }]);
  });

  it('listens on this machine alone', () => {
    expect(playground.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/);
  });

  it('refuses other names for itself', async () => {
    const status = await new Promise((resolve) => {
      request(playground.url, { headers: { host: 'evil.test' } }, ({ statusCode }) => resolve(statusCode)).end();
    });
    expect(status).toBe(403);
  });

  it.each(['../../../package.json', 'scripts/../../start.ts', '..%2f..%2fpackage.json'])(
    'does not give out %s',
    async (path) => {
      expect((await fetch(playground.url + path)).status).toBe(404);
    },
  );

  it('lets only its own page speak for the person', async () => {
    const { host, origin } = new URL(playground.url);
    const dial = (from: string) =>
      new Promise((resolve) => {
        const socket = new WebSocket(`ws://${host}/live`, { origin: from });
        socket.on('message', (data) => {
          resolve(JSON.parse(String(data)).type);
          socket.close();
        });
        socket.on('error', () => resolve('refused'));
      });
    expect(await dial(origin)).toBe('welcome');
    expect(await dial('http://evil.test')).toBe('refused');
  });

  it('takes another port when the one asked for is taken', async () => {
    const port = Number(new URL(playground.url).port);
    const second = await start({ port });
    expect(second.url).not.toBe(playground.url);
    await second.close();
  });
});

describe('the page', () => {
  it('sees what is for its person, and sets the day', async () => {
    const days: (string | null)[] = [];
    const playground = await start({ setToday: (day) => void days.push(day) });
    const { host, origin } = new URL(playground.url);
    const socket = new WebSocket(`ws://${host}/live`, { origin });
    const heard: { type: string }[] = [];
    const outcome = new Promise<unknown>((resolve) => {
      socket.on('message', (data) => {
        const message = JSON.parse(String(data));
        heard.push(message);
        if (message.type === 'outcome' && message.id === 3) resolve(message);
      });
    });
    await new Promise((resolve) => socket.on('open', resolve));
    playground.workspace.post({ channel: 'C0TRADE', user: 'U0BOT', text: 'secret', blocks: [], visibleTo: 'U0KIM' });
    socket.send('not json');
    socket.send(JSON.stringify({ id: 1, do: 'day', day: '2025-04-04' }));
    socket.send(JSON.stringify({ id: 2, do: 'day', day: 'soon' }));
    socket.send(JSON.stringify({ id: 3, do: 'say', channel: 'C0TRADE', text: 'hello' }));
    expect(await outcome).toMatchObject({ ok: true });
    expect(days).toEqual(['2025-04-04']);
    const isNews = ({ type }: { type: string }) => type !== 'outcome';
    expect(heard.filter(isNews)).toMatchObject([
      { type: 'welcome', snapshot: { me: 'U0ALEX', canSetDay: true, hasMorning: false } },
      { type: 'day', day: '2025-04-04' },
      { type: 'message', message: { text: 'hello' } },
    ]);
    expect(heard).toContainEqual({ type: 'outcome', id: 2, ok: false, error: 'invalid_day' });
    socket.terminate();
    await playground.close();
  });
});

import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sign } from '../../src/playground/delivery/http.ts';
import type { Playground } from '../../src/playground/start.ts';
import { buildFakeClock, type FakeClock, start } from './helpers.ts';

interface Received {
  headers: IncomingHttpHeaders;
  body: string;
}

describe('signed HTTP', () => {
  let clock: FakeClock;
  let playground: Playground;
  let received: Received[];
  let answers: { status: number; headers?: Record<string, string>; body?: string }[];
  let arrived: () => void;
  let close: () => Promise<unknown>;
  let proves: boolean;
  let address: string;

  beforeEach(async () => {
    clock = buildFakeClock();
    received = [];
    proves = true;
    answers = [];
    arrived = () => undefined;
    const server = createServer(async (request, response) => {
      let body = '';
      for await (const chunk of request) body += String(chunk);
      const { challenge } = body.startsWith('{') ? JSON.parse(body) : {};
      if (challenge !== undefined) {
        response.end(proves ? JSON.stringify({ challenge }) : 'ok');
        return;
      }
      received.push({ headers: request.headers, body });
      const { status, headers, body: text = '' } = answers.shift() ?? { status: 200 };
      response.writeHead(status, headers).end(text);
      arrived();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    playground = await start({ clock });
    address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/slack/events`;
    await playground.sendTo(address);
    close = () => new Promise((resolve) => server.close(resolve));
  });
  afterEach(async () => {
    await playground.close();
    await close();
  });

  async function request(n: number): Promise<Received> {
    while (received.length < n) await new Promise<void>((resolve) => (arrived = resolve));
    const found = received[n - 1];
    if (!found) throw new Error('nothing arrived');
    return found;
  }

  it('sends nothing to an address that does not give the challenge back', async () => {
    proves = false;
    await expect(playground.sendTo(address)).rejects.toThrow('url_verification_failed');
  });

  it('signs an event with the secret, the time and the body', async () => {
    playground.person().say('C0TRADE', '@helper hello');
    const { headers, body } = await request(1);
    expect(headers).toMatchObject(sign(playground.signingSecret, body, Math.floor(clock.now() / 1_000)));
    expect(headers['content-type']).toBe('application/json');
    expect(JSON.parse(body)).toMatchObject({ type: 'event_callback', event: { type: 'app_mention' } });
  });

  it('sends a command as a form, and shows what comes back', async () => {
    answers.push({ status: 200, body: 'just words' });
    await playground.person().command('C0TRADE', 'what & why?');
    const { headers, body } = await request(1);
    expect(headers['content-type']).toBe('application/x-www-form-urlencoded');
    expect(Object.fromEntries(new URLSearchParams(body))).toMatchObject({
      command: '/helper',
      text: 'what & why?',
      channel_name: 'trade-compliance',
      user_id: 'U0ALEX',
    });
    expect(playground.messages()).toMatchObject([{ text: 'just words', visibleTo: 'U0ALEX' }]);
  });

  it('repeats an event that fails, with the number and the reason', async () => {
    answers.push({ status: 500 }, { status: 503 });
    playground.person().say('C0TRADE', '@helper hello');
    await request(1);
    await clock.awaits(0);
    clock.pass(0);
    const second = await request(2);
    expect(second.headers).toMatchObject({ 'x-slack-retry-num': '1', 'x-slack-retry-reason': 'http_error' });
    await clock.awaits(60_000);
    clock.pass(60_000);
    expect((await request(3)).headers).toMatchObject({ 'x-slack-retry-num': '2' });
  });

  it('does not repeat where the answer forbids it', async () => {
    answers.push({ status: 500, headers: { 'x-slack-no-retry': '1' } });
    playground.person().say('C0TRADE', '@helper one');
    await request(1);
    await playground.person().command('C0TRADE', 'two');
    clock.pass(400_000);
    await playground.person().command('C0TRADE', 'three');
    expect(received).toHaveLength(3);
  });
});

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sign } from '../fake-slack.ts';
import { event, mention, message, type RunningBot, signingSecret, startBot } from '../harness.ts';

describe('signed HTTP', () => {
  let running: RunningBot;
  beforeEach(async () => {
    running = await startBot();
  });
  afterEach(() => running.stop());

  describe('a request', () => {
    it('proves the address to Slack', async () => {
      const response = await running.post(JSON.stringify({ type: 'url_verification', challenge: 'c-1' }));
      expect(response.status).toBe(200);
      expect(await response.json()).toEqual({ challenge: 'c-1' });
    });

    it.each([
      ['without a signature', { headers: {} }],
      ['with a wrong signature', { secret: 'another-secret' }],
      [
        'with a timestamp that is no number',
        { headers: { 'x-slack-signature': 'v0=00', 'x-slack-request-timestamp': 'soon' } },
      ],
      ['301 s old', { age: 301 }],
      ['from 301 s in the future', { age: -302 }],
    ])('%s is refused', async (_case, sending) => {
      expect((await running.post(mention(), sending)).status).toBe(401);
      expect(await running.posted()).toHaveLength(0);
    });

    it.each([
      ['299 s old', 299],
      ['from 298 s in the future', -298],
    ])('%s is taken', async (_case, age) => {
      expect((await running.post(mention(), { age })).status).toBe(200);
      await running.slack.call('chat.postMessage');
    });

    it('that was sent before is refused', async () => {
      const body = mention();
      const headers = sign(signingSecret, body, Math.floor(Date.now() / 1_000));
      expect((await running.post(body, { headers })).status).toBe(200);
      expect((await running.post(body, { headers })).status).toBe(401);
    });

    it('with a body over a megabyte is refused', async () => {
      expect((await running.post(mention({ text: 'x'.repeat(1_000_001) }))).status).toBe(413);
    });

    it.each([
      ['GET', '', 405],
      ['POST', '/elsewhere', 404],
    ])('%s %s gets %i', async (method, path, status) => {
      expect((await fetch(running.address + path, { method })).status).toBe(status);
    });
  });

  it('that nobody takes is told of in the log by its name alone', async () => {
    expect((await running.post(JSON.stringify({ type: 'board_moved' }))).status).toBe(404);
    expect((await running.post(JSON.stringify({ type: 'is our secret plan controlled?' }))).status).toBe(404);
    const told = running.log.lines.filter((line) => line.includes('nobody takes'));
    expect(told.map((line) => /"type":"(.*)"/.exec(line)?.[1])).toEqual(['board_moved', 'no name']);
  });

  it('finishes the answers under way before it stops', async () => {
    let release: () => void = () => undefined;
    const after = new Promise<void>((resolve) => {
      release = resolve;
    });
    running.slack.answerNext('chat.postMessage', { body: { ok: true }, after });
    await running.post(message());
    await running.slack.call('chat.postMessage');
    let stopped = false;
    const stopping = running.app.stop().then(() => {
      stopped = true;
    });
    await new Promise((resolve) => setImmediate(resolve));
    expect((await running.post(message())).status).toBe(503);
    expect(stopped).toBe(false);
    release();
    await stopping;
  });

  it('shows what the bot is when its Home tab is opened', async () => {
    await running.post(event({ type: 'app_home_opened', user: 'U1', channel: 'D1', tab: 'messages' }));
    await running.post(event({ type: 'app_home_opened', user: 'U1', channel: 'D1', tab: 'home' }));
    const { body } = await running.slack.call('views.publish');
    expect(body.user_id).toBe('U1');
    expect(JSON.stringify(body.view)).toContain('Are widgets controlled?');
    expect(running.asked.map(({ input }) => input)).toEqual(expect.arrayContaining(['changes', 'upcoming']));
  });
});

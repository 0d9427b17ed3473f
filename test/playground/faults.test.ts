import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Playground } from '../../src/playground/start.ts';
import { connectApp, start } from './helpers.ts';

describe('faults on demand', () => {
  let playground: Playground;
  beforeEach(async () => {
    playground = await start();
  });
  afterEach(() => playground.close());

  const post = (signal: AbortSignal | null = null) =>
    fetch(`${playground.apiUrl}chat.postMessage`, {
      method: 'POST',
      signal,
      headers: { 'content-type': 'application/json', authorization: `Bearer ${playground.botToken}` },
      body: JSON.stringify({ channel: 'C0TRADE', text: 'hello' }),
    });

  it('limits the rate once', async () => {
    playground.faults.next('chat.postMessage', { kind: 'rate_limited', seconds: 7 });
    const refused = await post();
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '7']);
    expect((await post()).status).toBe(200);
    expect(playground.messages()).toHaveLength(1);
  });

  it('answers with a status of its own', async () => {
    playground.faults.next('chat.postMessage', { kind: 'status', status: 503 });
    expect((await post()).status).toBe(503);
    expect(playground.messages()).toEqual([]);
  });

  it('does the call and garbles the answer', async () => {
    playground.faults.next('chat.postMessage', { kind: 'garbled' });
    await expect((await post()).json()).rejects.toThrow(SyntaxError);
    expect(playground.messages()).toHaveLength(1);
  });

  it.each([
    ['before', 0],
    ['after', 1],
  ] as const)('breaks the connection %s the call is done', async (when, count) => {
    playground.faults.next('chat.postMessage', { kind: 'drop', when });
    await expect(post()).rejects.toThrow('fetch failed');
    expect(playground.messages()).toHaveLength(count);
  });

  it('leaves the caller without an answer, though the call is done', async () => {
    playground.faults.next('chat.postMessage', { kind: 'silence', when: 'after' });
    const stop = new AbortController();
    const waiting = post(stop.signal);
    await playground.until(({ messages }) => messages[0]);
    stop.abort();
    await expect(waiting).rejects.toThrow('abort');
  });

  it('delivers an event again under its old id', async () => {
    const app = await connectApp(playground);
    playground.person().say('C0TRADE', '@helper hello');
    const first = await app.envelope('events_api');
    playground.faults.redeliver();
    const second = await app.envelope('events_api', 2);
    expect(second).toMatchObject({ retry_attempt: 1, payload: { event_id: first.payload.event_id } });
  });
});

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Fields } from '../../src/playground/shapes.ts';
import type { Playground } from '../../src/playground/start.ts';
import { actions, buildFakeClock, button, call, connectApp, type FakeClock, type SocketApp, start } from './helpers.ts';

describe('a response address', () => {
  let clock: FakeClock;
  let playground: Playground;
  let app: SocketApp;

  beforeEach(async () => {
    clock = buildFakeClock();
    playground = await start({ clock });
    app = await connectApp(playground);
  });
  afterEach(() => playground.close());

  async function addressOfCommand(): Promise<string> {
    await playground.person().command('C0TRADE', 'hello');
    return String((await app.envelope('slash_commands')).payload.response_url);
  }

  async function addressOfClick(): Promise<{ url: string; ts: string }> {
    const args = { channel: 'C0TRADE', text: 'press', blocks: [actions(button('Go'))] };
    const { ts } = await call(playground, 'chat.postMessage', args);
    const message = playground.messages().at(-1);
    if (message) await playground.person().click(message, 'Go');
    return { url: String((await app.envelope('interactive')).payload.response_url), ts: String(ts) };
  }

  async function respond(url: string, body: Fields): Promise<{ status: number; text: string }> {
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
    return { status: response.status, text: await response.text() };
  }

  it('answers the asker alone, unless told otherwise', async () => {
    const url = await addressOfCommand();
    expect(await respond(url, { text: 'for you' })).toEqual({ status: 200, text: 'ok' });
    await respond(url, { text: 'for all', response_type: 'in_channel' });
    expect(playground.messages()).toMatchObject([{ text: 'for you', visibleTo: 'U0ALEX' }, { text: 'for all' }]);
    expect(playground.messages()[1]?.visibleTo).toBeUndefined();
  });

  it('is good for five answers', async () => {
    const url = await addressOfCommand();
    for (let count = 1; count <= 5; count += 1) expect((await respond(url, { text: 'x' })).status).toBe(200);
    expect(await respond(url, { text: 'x' })).toMatchObject({ status: 404, text: expect.stringContaining('used_url') });
  });

  it.each([
    [30 * 60_000, 200],
    [30 * 60_000 + 1, 404],
  ])('after %i ms answers %i', async (millis, status) => {
    const url = await addressOfCommand();
    clock.pass(millis);
    expect((await respond(url, { text: 'x' })).status).toBe(status);
  });

  it('refuses blocks that Slack would', async () => {
    const url = await addressOfCommand();
    expect(await respond(url, { blocks: [{ type: 'section' }] })).toMatchObject({
      status: 400,
      text: expect.stringContaining('invalid_blocks'),
    });
  });

  it('replaces the message that was clicked', async () => {
    const { url, ts } = await addressOfClick();
    await respond(url, { text: 'pressed', replace_original: true });
    expect(playground.messages()).toMatchObject([{ ts, text: 'pressed', blocks: [] }]);
  });

  it('deletes the message that was clicked', async () => {
    const { url } = await addressOfClick();
    await respond(url, { delete_original: true });
    expect(playground.messages()).toEqual([]);
  });

  it('answers in a thread when told which', async () => {
    const { url, ts } = await addressOfClick();
    await respond(url, { text: 'below', thread_ts: ts, response_type: 'in_channel' });
    expect(playground.messages().at(-1)).toMatchObject({ text: 'below', thread: ts });
  });
});

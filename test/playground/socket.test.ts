import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import type { Playground } from '../../src/playground/start.ts';
import { buildFakeClock, call, connectApp, type FakeClock, start } from './helpers.ts';

describe('Socket Mode', () => {
  let clock: FakeClock;
  let playground: Playground;

  beforeEach(async () => {
    clock = buildFakeClock();
    playground = await start({ clock });
  });
  afterEach(() => playground.close());

  it('greets, and delivers a mention once acknowledged once', async () => {
    const app = await connectApp(playground);
    const { ts } = playground.person().say('C0TRADE', '@helper what is this?');
    const { payload } = await app.envelope('events_api');
    expect(app.envelopes[0]).toMatchObject({ type: 'hello', num_connections: 1 });
    expect(payload).toMatchObject({
      type: 'event_callback',
      team_id: 'T0LOCAL',
      event: { type: 'app_mention', user: 'U0ALEX', channel: 'C0TRADE', ts, text: '<@U0BOT> what is this?' },
    });
    clock.pass(400_000);
    expect(app.envelopes.filter(({ type }) => type === 'events_api')).toHaveLength(1);
  });

  it('does not tell of messages that do not mention the bot', async () => {
    const app = await connectApp(playground);
    playground.person().say('C0TRADE', 'just talking');
    const direct = playground.person();
    direct.say(direct.direct, 'hello');
    const { payload } = await app.envelope('events_api');
    expect(payload.event).toMatchObject({ type: 'message', channel_type: 'im', text: 'hello' });
  });

  it('tells of what the bot itself says in a direct message, marked as its own', async () => {
    const app = await connectApp(playground);
    await call(playground, 'chat.postMessage', { channel: 'U0ALEX', text: 'hello' });
    expect((await app.envelope('events_api')).payload.event).toMatchObject({ bot_id: 'B0BOT', user: 'U0BOT' });
  });

  it('repeats an event that is not acknowledged: at once, after a minute, after five', async () => {
    const app = await connectApp(playground, () => null);
    playground.person().say('C0TRADE', '@helper hello');
    const first = await app.envelope('events_api');
    const again: unknown[] = [];
    for (const [wait, n] of [
      [0, 2],
      [60_000, 3],
      [300_000, 4],
    ] as const) {
      clock.pass(3_000);
      await clock.awaits(wait);
      clock.pass(wait);
      const { payload, retry_attempt, retry_reason } = await app.envelope('events_api', n);
      expect(payload.event_id).toBe(first.payload.event_id);
      again.push([retry_attempt, retry_reason]);
    }
    expect(again).toEqual([
      [1, 'timeout'],
      [2, 'timeout'],
      [3, 'timeout'],
    ]);
  });

  it('sends each envelope to one of the connections', async () => {
    const apps = [await connectApp(playground), await connectApp(playground)];
    playground.person().say('C0TRADE', '@helper one');
    playground.person().say('C0TRADE', '@helper two');
    await Promise.all(apps.map((app) => app.envelope('events_api')));
    expect(apps.map((app) => app.envelopes.length)).toEqual([2, 2]);
  });

  it('asks to connect anew', async () => {
    const app = await connectApp(playground);
    playground.faults.refresh();
    expect(await app.envelope('disconnect')).toMatchObject({ reason: 'refresh_requested' });
    await app.closed;
  });

  it('takes ten connections and refuses the eleventh', async () => {
    for (let count = 1; count <= 10; count += 1) await connectApp(playground);
    const app = await connectApp(playground);
    expect(app.envelopes).toMatchObject([{ type: 'disconnect', reason: 'too_many_websockets' }]);
  });

  it('takes a ticket once, and not after half a minute', async () => {
    const { url } = await call(playground, 'apps.connections.open', {}, playground.appToken);
    expect(await outcome(String(url))).toBe('open');
    expect(await outcome(String(url))).toBe('error');
    const late = await call(playground, 'apps.connections.open', {}, playground.appToken);
    clock.pass(30_001);
    expect(await outcome(String(late.url))).toBe('error');
  });

  it('raises what nobody in the workspace raises, if the app wants it', async () => {
    const other = await start({ clock, events: ['function_executed'] });
    const app = await connectApp(other);
    other.raise('app_uninstalled', {});
    other.raise('function_executed', { function: { callback_id: 'answer' }, inputs: { question: 'why?' } });
    const { payload } = await app.envelope('events_api');
    expect(payload.event).toMatchObject({ type: 'function_executed', inputs: { question: 'why?' } });
    await other.close();
  });

  it('says so when a command reaches no app', async () => {
    await playground.person().command('C0TRADE', 'hello');
    expect(playground.messages()).toMatchObject([{ user: 'USLACKBOT', visibleTo: 'U0ALEX' }]);
    expect(playground.messages()[0]?.text).toContain('dispatch_failed');
  });

  it('shows what the acknowledgement of a command carries', async () => {
    await connectApp(playground, () => ({ text: 'at once' }));
    await playground.person().command('C0TRADE', 'hello');
    expect(playground.messages()).toMatchObject([{ text: 'at once', visibleTo: 'U0ALEX' }]);
  });

  function outcome(url: string): Promise<string> {
    return new Promise((resolve) => {
      const socket = new WebSocket(url);
      socket.on('open', () => resolve('open'));
      socket.on('error', () => resolve('error'));
    });
  }
});

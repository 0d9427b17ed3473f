import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { WebSocket } from 'ws';
import { buildSlackApp, type SlackApp } from '../../../src/slack/app.ts';
import type { Inbox } from '../../../src/slack/inbox/inbox.ts';
import { memoryInbox } from '../../../src/slack/inbox/memory-inbox.ts';
import { buildBot, buildClock, buildLog } from '../builders.ts';
import { type FakeSlack, startFakeSlack } from '../fake-slack.ts';

describe('Socket Mode', () => {
  let slack: FakeSlack;
  let app: SlackApp;
  let log: ReturnType<typeof buildLog>;
  let clock: ReturnType<typeof buildClock>;

  beforeEach(async () => {
    slack = await startFakeSlack();
    log = buildLog();
    clock = buildClock();
    const settings = {
      botToken: 'xoxb-1',
      appToken: 'xapp-1',
      apiUrl: slack.apiUrl,
      logLevel: 'info',
    } as const;
    app = buildSlackApp(settings, { bot: buildBot().bot, log, clock });
  });

  afterEach(async () => {
    await app.stop();
    await slack.stop();
  });

  function mention(envelope: string, ts: string, eventId = `Ev${envelope}`): string {
    const event = { type: 'app_mention', channel: 'C1', user: 'U1', text: '<@UBOT> magnets', ts };
    return JSON.stringify({
      type: 'events_api',
      envelope_id: envelope,
      accepts_response_payload: false,
      payload: { type: 'event_callback', team_id: 'T1', event_id: eventId, event },
    });
  }

  function nextFrom(socket: WebSocket): Promise<Record<string, unknown>> {
    return new Promise((resolve) => socket.once('message', (data) => resolve(JSON.parse(String(data)))));
  }

  it('acknowledges and answers a mention', async () => {
    await app.start();
    const socket = await slack.connection();
    const acknowledged = nextFrom(socket);
    socket.send(mention('1', '1.1'));
    expect(await acknowledged).toMatchObject({ envelope_id: '1' });
    expect((await slack.call('chat.postMessage')).body).toMatchObject({ channel: 'C1', thread_ts: '1.1' });
  });

  const command = () => ({
    command: '/rareearth',
    text: 'magnets',
    team_id: 'T1',
    channel_id: 'C1',
    user_id: 'U1',
    trigger_id: 't-1',
    response_url: slack.responseUrl,
  });

  it('answers a slash command in its acknowledgement', async () => {
    await app.start();
    const socket = await slack.connection();
    const acknowledged = nextFrom(socket);
    const envelope = { type: 'slash_commands', envelope_id: '1', accepts_response_payload: true, payload: command() };
    socket.send(JSON.stringify(envelope));
    expect(await acknowledged).toMatchObject({ envelope_id: '1', payload: { response_type: 'ephemeral' } });
  });

  it('answers at the response address where the acknowledgement may say nothing', async () => {
    await app.start();
    const socket = await slack.connection();
    const acknowledged = nextFrom(socket);
    const envelope = { type: 'slash_commands', envelope_id: '1', accepts_response_payload: false, payload: command() };
    socket.send(JSON.stringify(envelope));
    expect(await acknowledged).toEqual({ envelope_id: '1', payload: {} });
    expect((await slack.call('respond')).body.response_type).toBe('ephemeral');
  });

  it('answers an event that comes again on another connection once', async () => {
    await app.start();
    const first = await slack.connection();
    first.send(mention('1', '1.1', 'Ev-same'));
    await slack.call('chat.postMessage');
    first.send(JSON.stringify({ type: 'disconnect', reason: 'refresh_requested' }));
    const second = await slack.connection(2);
    second.send(mention('2', '1.1', 'Ev-same'));
    second.send(mention('3', '3.3'));
    expect((await slack.call('chat.postMessage', 2)).body.thread_ts).toBe('3.3');
  });

  it('connects again at once when Slack asks for it', async () => {
    await app.start();
    (await slack.connection()).send(JSON.stringify({ type: 'disconnect', reason: 'refresh_requested' }));
    await slack.connection(2);
    expect(clock.slept).toEqual([]);
  });

  it('takes what comes over the old connection until the new one stands, and then closes it', async () => {
    await app.start();
    const first = await slack.connection();
    let open = () => {};
    const after = new Promise<void>((resolve) => {
      open = resolve;
    });
    const url = `${slack.apiUrl.replace('http', 'ws').replace('/api/', '')}/socket`;
    slack.answerNext('apps.connections.open', { body: { ok: true, url }, after });
    first.send(JSON.stringify({ type: 'disconnect', reason: 'warning' }));
    await slack.call('apps.connections.open', 2);
    const acknowledged = nextFrom(first);
    first.send(mention('1', '1.1'));
    expect(await acknowledged).toMatchObject({ envelope_id: '1' });
    await slack.call('chat.postMessage');
    const closed = new Promise((resolve) => first.once('close', resolve));
    open();
    await slack.connection(2);
    await closed;
  });

  it('does not acknowledge a question that it could not keep', async () => {
    const inbox = memoryInbox(clock);
    let isBroken = true;
    const accept: Inbox['accept'] = (incoming) =>
      isBroken ? Promise.reject(new Error('the disk is full')) : inbox.accept(incoming);
    app = buildSlackApp(
      { botToken: 'xoxb-1', appToken: 'xapp-1', apiUrl: slack.apiUrl, logLevel: 'info' },
      { bot: buildBot().bot, log, clock, inbox: { ...inbox, accept } },
    );
    await app.start();
    const socket = await slack.connection();
    const acknowledged = nextFrom(socket);
    socket.send(mention('1', '1.1', 'Ev-same'));
    await expect.poll(() => log.lines.filter((line) => line.includes('not acknowledged'))).toHaveLength(1);
    isBroken = false;
    socket.send(mention('2', '1.1', 'Ev-same'));
    expect(await acknowledged).toMatchObject({ envelope_id: '2' });
    await slack.call('chat.postMessage');
  });

  it('connects again when the connection breaks', async () => {
    await app.start();
    (await slack.connection()).terminate();
    const socket = await slack.connection(2);
    socket.send(mention('1', '1.1'));
    await slack.call('chat.postMessage');
  });

  it('tells the operator which token Slack refuses, what it said, and where to get one', async () => {
    slack.answerNext('apps.connections.open', {
      body: { ok: false, error: 'missing_scope', needed: 'connections:write' },
    });
    await expect(app.start()).rejects.toThrow(
      /SLACK_APP_TOKEN: Slack said missing_scope.*connections:write.*App-Level Tokens/,
    );
  });

  it('keeps trying while Slack gives no connection', async () => {
    slack.answerNext(
      'apps.connections.open',
      { status: 503, body: {} },
      { body: { ok: false, error: 'internal_error' } },
    );
    await app.start();
    expect(log.lines.filter((line) => line.includes('no connection to Slack'))).toHaveLength(2);
    expect(log.lines).toContainEqual(expect.stringContaining('connected to Slack'));
  });
});

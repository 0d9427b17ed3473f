import type { Reply } from '../../src/core/reply.ts';
import { buildSlackApp } from '../../src/slack/app.ts';
import type { SlackParts } from '../../src/slack/parts.ts';
import { eventsPath } from '../../src/slack/transport/receiver.ts';
import { startWeb } from '../../src/web/server.ts';
import { buildBot, buildClock, buildLog } from './builders.ts';
import { type Call, sign, startFakeSlack } from './fake-slack.ts';

const secret = 'the-signing-secret';

export interface Sending {
  /** Seconds before now; negative for the future. */
  age?: number;
  secret?: string;
  headers?: Record<string, string>;
  type?: string;
}

export const form = { type: 'application/x-www-form-urlencoded' };

let events = 0;

/** An event of its own id, unless given. */
export function event(payload: Record<string, unknown>, envelope: Record<string, unknown> = {}): string {
  events += 1;
  return JSON.stringify({
    type: 'event_callback',
    team_id: 'T1',
    event_id: `Ev${events}`,
    event: payload,
    ...envelope,
  });
}

export function mention(overrides: Record<string, unknown> = {}, envelope: Record<string, unknown> = {}): string {
  const text = '<@UBOT> is magnet technology controlled?';
  return event({ type: 'app_mention', channel: 'C1', user: 'U1', text, ts: '1.1', ...overrides }, envelope);
}

export function message(overrides: Record<string, unknown> = {}): string {
  return event({
    type: 'message',
    channel: 'D1',
    channel_type: 'im',
    user: 'U1',
    text: 'magnets',
    ts: '1.1',
    ...overrides,
  });
}

/** The bot on a real socket, and a stand-in for Slack for it to talk to. */
export async function startBot(replies: Record<string, Reply> = {}, fallback?: Reply, parts: Partial<SlackParts> = {}) {
  const slack = await startFakeSlack();
  const clock = buildClock();
  const log = buildLog();
  const bot = buildBot(replies, fallback);
  const settings = {
    botToken: 'xoxb-1',
    signingSecret: secret,
    apiUrl: slack.apiUrl,
    logLevel: 'info',
  } as const;
  const app = buildSlackApp(settings, { bot: bot.bot, log, clock, ...parts });
  await app.start();
  const web = await startWeb({ host: '127.0.0.1', port: 0 }, app.routes, log);
  const address = web.address + eventsPath;

  function post(body: string, { age = 0, secret: key = secret, headers, type = 'application/json' }: Sending = {}) {
    const signed = headers ?? sign(key, body, Math.floor(Date.now() / 1_000) - age);
    return fetch(address, { method: 'POST', body, headers: { 'content-type': type, ...signed } });
  }

  /** What was posted, once a mention that came last has been answered: whatever came before it has been handled by then. */
  async function posted(): Promise<Call[]> {
    const last = `CLAST${events}`;
    await post(mention({ channel: last }));
    const posts = () => slack.calls.filter(({ method }) => method === 'chat.postMessage');
    for (let n = 1; !posts().some(({ body }) => body.channel === last); n += 1) await slack.call('chat.postMessage', n);
    return posts().filter(({ body }) => body.channel !== last);
  }

  async function stop(): Promise<void> {
    await Promise.all([web.close(), app.stop()]);
    await slack.stop();
  }

  return { slack, app, log, clock, address, post, posted, stop, ...bot };
}

export type RunningBot = Awaited<ReturnType<typeof startBot>>;
export { secret as signingSecret };

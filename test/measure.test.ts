import { WebClient } from '@slack/web-api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { measureBot, measureFetch, measureInbox, measureSeen } from '../src/measure.ts';
import { type Metrics, noMetrics } from '../src/metrics/metrics.ts';
import { type Playground, startPlayground } from '../src/playground/start.ts';
import { memoryInbox } from '../src/slack/inbox/memory-inbox.ts';
import { memorySeen } from '../src/slack/inbox/seen.ts';
import { boltLogger } from '../src/slack/log.ts';
import { buildAppDescription } from './playground/helpers.ts';
import { answerReply, buildBot, buildClock, buildLog, buildReply } from './slack/builders.ts';

/** Metrics that keep what they are told. */
function buildMetrics() {
  const told: unknown[] = [];
  const keep = (name: string) => (what: unknown) => void told.push([name, what]);
  const metrics: Metrics = {
    ...noMetrics,
    answered: keep('answered'),
    received: keep('received'),
    called: keep('called'),
  };
  return { metrics, told };
}

/** A clock that goes on by five milliseconds each time it is looked at. */
function ticking(): () => number {
  let time = 0;
  return () => (time += 5);
}

describe('measuring', () => {
  it('counts replies by what came of them, and passes them on', async () => {
    const { metrics, told } = buildMetrics();
    const replies = {
      sure: answerReply({ confidence: 0.75 }),
      odd: buildReply({ kind: 'problem', message: 'm', tip: 't', suggestions: [] }),
    };
    const bot = measureBot(buildBot(replies).bot, metrics, ticking());
    expect([await bot.perform('sure', {}), await bot.perform('odd', {})]).toEqual([replies.sure, replies.odd]);
    expect(told).toEqual([
      ['answered', { outcome: 'answer', millis: 5, confidence: 0.75 }],
      ['answered', { outcome: 'problem', millis: 5 }],
    ]);
  });

  it('counts what is delivered again', async () => {
    const { metrics, told } = buildMetrics();
    const clock = buildClock();
    const inbox = measureInbox(memoryInbox(clock), metrics);
    const question = { key: 'k', team: 'T1', user: 'U1', body: {} };
    expect([await inbox.accept(question), await inbox.accept(question)]).toEqual([true, false]);
    const seen = measureSeen(memorySeen(clock), metrics);
    expect([await seen.isNew('k'), await seen.isNew('k')]).toEqual([true, false]);
    expect(told.map((one) => (one as [string, boolean])[1])).toEqual([false, true, false, true]);
  });

  describe('calls of Slack', () => {
    let slack: Playground;
    beforeAll(async () => {
      slack = await startPlayground({ app: buildAppDescription(), today: () => '2026-11-22' });
    });
    afterAll(() => slack.close());

    it('tells how each ended, by its method', async () => {
      const told: unknown[] = [];
      let hear = () => {};
      const metrics: Metrics = {
        ...noMetrics,
        called(call) {
          told.push(call);
          hear();
        },
      };
      const client = new WebClient(slack.botToken, {
        slackApiUrl: slack.apiUrl,
        retryConfig: { retries: 0 },
        rejectRateLimitedCalls: true,
        fetch: measureFetch(fetch, metrics, ticking()),
        logger: boltLogger(buildLog(), 'error'),
      });
      const heard = () =>
        new Promise<void>((resolve) => {
          hear = resolve;
        });
      const call = async (run: () => Promise<unknown>) => {
        const told = heard();
        await run().catch(() => undefined);
        await told;
      };
      const { faults } = slack;
      faults.next(
        'auth.test',
        { kind: 'rate_limited', seconds: 1 },
        { kind: 'status', status: 503 },
        { kind: 'garbled' },
        { kind: 'drop', when: 'after' },
      );
      for (let n = 0; n < 5; n += 1) await call(() => client.auth.test());
      await call(() => client.chat.postMessage({ channel: 'C0NONE', text: 'x' }));
      expect(
        told.map((one) =>
          Object.values(one as object)
            .slice(0, 2)
            .join(' '),
        ),
      ).toEqual([
        'auth.test rate_limited',
        'auth.test unknown',
        'auth.test unknown',
        'auth.test unknown',
        'auth.test ok',
        'chat.postMessage refused',
      ]);
      expect(told[0]).toEqual({ method: 'auth.test', outcome: 'rate_limited', millis: 5 });
    });

    it('gives response addresses one name', async () => {
      const { metrics, told } = buildMetrics();
      const call = measureFetch(async () => new Response('ok'), metrics, ticking());
      const response = await call('https://hooks.slack.com/commands/T1/2/secret');
      expect(await response.text()).toBe('ok');
      while (told.length === 0) await new Promise((resolve) => setImmediate(resolve));
      expect(told).toEqual([['called', { method: 'response_url', outcome: 'ok', millis: 5 }]]);
    });
  });
});

import { WebClient } from '@slack/web-api';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Delivery, deliver } from '../../src/slack/deliver.ts';
import { boltLogger } from '../../src/slack/log.ts';
import { mrkdwn } from '../../src/slack/mrkdwn.ts';
import { buildClock, buildLog } from './builders.ts';
import { type FakeSlack, startFakeSlack } from './fake-slack.ts';

const place = { kind: 'thread', channel: 'C1', thread: '1.1' } as const;
const message = { text: 'words', blocks: [{ type: 'section' as const, text: mrkdwn('blocks') }] };

describe('deliver', () => {
  let slack: FakeSlack;
  let delivery: Delivery & { clock: ReturnType<typeof buildClock>; log: ReturnType<typeof buildLog> };

  beforeEach(async () => {
    slack = await startFakeSlack();
    const options = {
      logger: boltLogger(buildLog(), 'info'),
      slackApiUrl: slack.apiUrl,
      retryConfig: { retries: 0 },
      rejectRateLimitedCalls: true,
    };
    delivery = { client: new WebClient('xoxb-1', options), clock: buildClock(), log: buildLog() };
  });
  afterEach(() => slack.stop());

  it('leaves out blocks that break the rules of Slack', async () => {
    await deliver(place, { ...message, blocks: [{ type: 'section', text: mrkdwn('<!channel>') }] }, delivery);
    expect(slack.calls.map(({ body }) => [body.text, body.blocks])).toEqual([['words', undefined]]);
  });

  it('gives up after three refusals that surely did nothing', async () => {
    const refusal = { body: { ok: false, error: 'ratelimited' } };
    slack.answerNext('chat.postMessage', refusal, refusal, refusal);
    await expect(deliver(place, message, delivery)).rejects.toThrow('ratelimited');
    expect(slack.calls).toHaveLength(3);
    expect(delivery.clock.slept).toEqual([1_000, 2_000]);
  });

  it('does not wait longer than a person would', async () => {
    slack.answerNext('chat.postMessage', { status: 429, headers: { 'retry-after': '31' }, body: {} });
    await expect(deliver(place, message, delivery)).rejects.toThrow();
    expect(delivery.clock.slept).toEqual([]);
  });

  it.each(['channel_not_found', 'not_in_channel', 'internal_error'])(
    'does not repeat what Slack answers with %s',
    async (error) => {
      slack.answerNext('chat.postMessage', { body: { ok: false, error } });
      await expect(deliver(place, message, delivery)).rejects.toThrow(error);
      expect(slack.calls).toHaveLength(1);
    },
  );

  it('tries again where no connection was made', async () => {
    await slack.stop();
    await expect(deliver(place, message, delivery)).rejects.toThrow('fetch failed');
    expect(delivery.clock.slept).toEqual([500, 1_000]);
  });
});

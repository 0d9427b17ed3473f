import { afterEach, beforeEach, expect, it } from 'vitest';
import { buildAnnouncer } from '../../src/announce/announcer.ts';
import type { Asking } from '../../src/announce/ports.ts';
import type { Playground } from '../../src/playground/start.ts';
import { buildAnnouncing } from '../../src/slack/announcing/announcing.ts';
import { composeBodies } from '../../src/slack/announcing/body.ts';
import { countDeliveries } from '../../src/store/deliveries.ts';
import { heldDeliveries, settleHeld } from '../../src/store/delivery-decisions.ts';
import type { PlannedDelivery } from '../../src/store/delivery-plans.ts';
import { findSubscription } from '../../src/store/subscriptions.ts';
import { start } from '../playground/helpers.ts';
import { buildLog } from '../slack/builders.ts';
import { planOne } from '../store/filled.ts';
import { describeStores, type StoreKind, useStore } from '../store/stores.ts';
import { baseOf, subscribeChannel } from './helpers.ts';

const scopes = ['channels:history', 'chat:write', 'im:history'];
const channel = 'C0TRADE';
const body = (text: string) => JSON.stringify({ version: 1, text, blocks: [] });

/** An announcer on a real store and a real workspace, moved on by hand. */
function useAnnouncer(kind: StoreKind) {
  const used = useStore(kind);
  const slack = { workspace: undefined as unknown as Playground };
  beforeEach(async () => {
    slack.workspace = await start({ scopes });
  });
  afterEach(() => slack.workspace.close());

  /** `patience`: how long a call may take, in real milliseconds. */
  const build = (patience = 15_000, more: { policy?: 'hold' | 'repost'; asking?: Asking } = {}) => {
    const { apiUrl, botToken } = slack.workspace;
    const log = buildLog();
    const announcing = { tokenOf: async () => botToken, timeoutMillis: patience, apiUrl, log };
    const announcer = buildAnnouncer({
      store: used.store,
      knowledge: () => baseOf({}),
      compose: (reply) => composeBodies(reply, 'Not advice.'),
      slack: buildAnnouncing(announcing),
      clock: { monotonic: () => used.clock.now, sleep: async () => {} },
      log,
      ...(more.policy && { unknownPolicy: more.policy }),
      ...(more.asking && { asking: more.asking }),
    });
    return { ...announcer, log };
  };
  /** Plans messages for a channel. */
  const plan = async (text: string | string[], overrides: Partial<PlannedDelivery> = {}) => {
    const id = await subscribeChannel(used.store, { team: 'T0LOCAL', channel, user: 'U0ALEX' });
    const subscription = { id, team_id: 'T0LOCAL', channel_id: channel };
    return planOne(used.store, { subscription, day: '2026-11-22', body: [text].flat().map(body), ...overrides });
  };
  const texts = () => slack.workspace.messages().map(({ text }) => text);
  const states = async () =>
    Object.fromEntries((await countDeliveries(used.store)).map(({ status, count }) => [status, count]));
  /** Lets the settle time, a lease and the sweep pass, each with a look. */
  const settle = async (announcer: Pick<ReturnType<typeof build>, 'tick'>) => {
    for (const millis of [90_001, 1_000, 60_001, 600_001]) {
      used.clock.now += millis;
      await announcer.tick();
    }
  };
  return { used, slack, build, plan, texts, states, settle };
}

describeStores('a message', (kind) => {
  const { used, slack, build, plan, texts, states, settle } = useAnnouncer(kind);

  it('is posted once, with an opaque id and nothing else for all to read', async () => {
    await plan('hello');
    const { tick } = build();
    await tick();
    await tick();
    expect(texts()).toEqual(['hello']);
    const [row] = await used.store.db.selectFrom('deliveries').selectAll().execute();
    expect(slack.workspace.messages()[0]?.metadata).toEqual({
      event_type: 'policy_digest',
      event_payload: { delivery_id: row?.id },
    });
    expect(row?.id).toMatch(/^[-0-9a-f]{36}$/);
    expect(row).toMatchObject({ status: 'sent', ts: slack.workspace.messages()[0]?.ts, sweep_at: null });
    expect(await findSubscription(used.store, 'T0LOCAL', channel)).toMatchObject({
      announced_seq: 3,
      told_day: '2026-11-22',
    });
  });

  it.each([
    ['the connection breaks', { kind: 'drop', when: 'after' }],
    ['no answer comes', { kind: 'silence', when: 'after' }],
    ['the answer is a 500', { kind: 'status', status: 500, when: 'after' }],
    ['the answer cannot be read', { kind: 'garbled' }],
    ['Slack speaks of an internal error', { kind: 'error', code: 'internal_error', when: 'after' }],
  ] as const)('that arrived although %s is found and not posted again', async (_what, fault) => {
    await plan('hello');
    slack.workspace.faults.next('chat.postMessage', fault);
    const announcer = build(fault.kind === 'silence' ? 2_000 : 15_000);
    await announcer.tick();
    expect(await states()).toEqual({ unknown: 1 });
    await settle(announcer);
    expect(texts()).toEqual(['hello']);
    expect(await states()).toEqual({ sent: 1 });
  });

  it.each([
    ['the connection breaks', { kind: 'drop', when: 'before' }],
    ['the answer is a 503', { kind: 'status', status: 503 }],
    ['Slack speaks of an internal error', { kind: 'error', code: 'internal_error' }],
  ] as const)('that did not arrive when %s is posted again after a look', async (_what, fault) => {
    await plan('hello');
    slack.workspace.faults.next('chat.postMessage', fault);
    const announcer = build();
    await announcer.tick();
    expect([texts(), await states()]).toEqual([[], { unknown: 1 }]);
    await settle(announcer);
    expect(texts()).toEqual(['hello']);
  });

  it('without an answer holds no other channel up', async () => {
    slack.workspace.faults.next('chat.postMessage', { kind: 'silence', when: 'after' });
    await plan('hello');
    const { deliverer, stopping } = build(2_000);
    expect(await deliverer.begin(stopping.signal)).toBe(1);
    const id = await subscribeChannel(used.store, { team: 'T0LOCAL', channel: 'C0NEWS' });
    await plan('news', { subscription: { id, team_id: 'T0LOCAL', channel_id: 'C0NEWS' } });
    expect(await deliverer.begin(stopping.signal)).toBe(1);
    await slack.workspace.until(({ messages }) => messages.find(({ text }) => text === 'news'));
    await deliverer.settled();
    expect(await states()).toEqual({ sent: 1, unknown: 1 });
  });

  it('that Slack surely did not take waits as long as Slack says, and so does its workspace', async () => {
    await plan('hello');
    await plan('later', { day: '2026-11-23' });
    slack.workspace.faults.next('chat.postMessage', { kind: 'rate_limited', seconds: 7 });
    const { tick } = build();
    await tick();
    used.clock.now += 6_999;
    await tick();
    expect(texts()).toEqual([]);
    used.clock.now += 3_502;
    await tick();
    used.clock.now += 1_000;
    await tick();
    expect(texts().sort()).toEqual(['hello', 'later']);
  });

  it('is not sent when the claim is nearly over', async () => {
    await plan('hello');
    const { work, tick } = build();
    let looks = 0;
    // The process stands still between its first looks at the clock, and goes on as usual then.
    work.clock = { ...work.clock, monotonic: () => Math.min(looks++, 8) * 30_000 };
    await tick();
    expect(texts()).toEqual(['hello']);
    const [row] = await used.store.db.selectFrom('deliveries').selectAll().execute();
    expect(row).toMatchObject({ posts: 1, status: 'sent' });
    expect(row?.attempt).toBeGreaterThan(1);
  });

  it('comes after the one before it, a second later', async () => {
    await plan(['one', 'two']);
    const { tick } = build();
    await tick();
    expect(texts()).toEqual(['one']);
    expect(await findSubscription(used.store, 'T0LOCAL', channel)).toMatchObject({ told_day: null });
    used.clock.now += 1_000;
    await tick();
    expect(texts()).toEqual(['one', 'two']);
    expect(await findSubscription(used.store, 'T0LOCAL', channel)).toMatchObject({ told_day: '2026-11-22' });
  });

  it('that Slack refuses for good pauses the channel, and whoever subscribed it hears so once', async () => {
    await plan('hello');
    await plan('later', { day: '2026-11-23' });
    slack.workspace.faults.next('chat.postMessage', { kind: 'error', code: 'is_archived' });
    const announcer = build();
    await announcer.tick();
    await settle(announcer);
    expect(texts()).toEqual([expect.stringMatching(/^The daily announcement in <#C0TRADE> is paused.*is_archived/)]);
    expect(await findSubscription(used.store, 'T0LOCAL', channel)).toMatchObject({
      status: 'paused',
      reason: 'is_archived',
    });
  });

  it('whose blocks Slack refuses is posted in words', async () => {
    await plan('hello');
    slack.workspace.faults.next('chat.postMessage', { kind: 'error', code: 'invalid_blocks' });
    await build().tick();
    expect(texts()).toEqual(['hello']);
  });

  it('posted twice in the end is taken back but for the first', async () => {
    await plan('hello');
    slack.workspace.faults.next('chat.postMessage', { kind: 'late', millis: 3_000 });
    const announcer = build(2_000);
    await announcer.tick();
    used.clock.now += 90_001;
    // Slack stores the first post only after the look.
    await announcer.tick();
    await announcer.tick();
    await slack.workspace.until(({ messages }) => (messages.length === 2 ? messages : undefined));
    const [first] = slack.workspace.messages();
    used.clock.now += 600_001;
    await announcer.tick();
    expect(slack.workspace.messages()).toEqual([first]);
  });

  it('is found in the thread it corrects', async () => {
    await plan('hello');
    const announcer = build();
    await announcer.tick();
    const [told] = await used.store.db.selectFrom('deliveries').selectAll().execute();
    await plan('sorry', { corrects: { delivery: told?.id ?? '', name: '1' } });
    slack.workspace.faults.next('chat.postMessage', { kind: 'garbled' });
    await announcer.tick();
    await settle(announcer);
    expect(slack.workspace.messages().map(({ text, thread }) => [text, thread])).toEqual([
      ['hello', undefined],
      ['sorry', told?.ts],
    ]);
    expect(await states()).toEqual({ sent: 2 });
  });

  it('is looked for on every page', async () => {
    await plan('hello');
    slack.workspace.faults.next('chat.postMessage', { kind: 'garbled' });
    const announcer = build();
    await announcer.tick();
    for (let n = 0; n < 450; n += 1) slack.workspace.person().say(channel, `chatter ${n}`);
    await settle(announcer);
    expect(texts().filter((text) => text === 'hello')).toHaveLength(1);
    expect(await states()).toEqual({ sent: 1 });
  });
});

describeStores('a channel that cannot be read', (kind) => {
  const { used, slack, build, plan, texts, states, settle } = useAnnouncer(kind);
  const lose = async (announcer: ReturnType<typeof build>) => {
    await plan('hello');
    slack.workspace.faults.next('chat.postMessage', { kind: 'drop', when: 'before' });
    slack.workspace.faults.next('conversations.history', { kind: 'error', code: 'missing_scope' });
    await announcer.tick();
    used.clock.now += 90_001;
    await announcer.tick();
  };

  it.each([
    ['repost', ['hello']],
    ['there', []],
  ] as const)('leaves it to a person, who says: %s', async (decision, said) => {
    const asked: string[] = [];
    const held: Asking['held'] = async ({ day, reason }) => void asked.push(`${day} ${reason}`);
    const announcer = build(15_000, { asking: { held, review: async () => {} } });
    await lose(announcer);
    expect(asked).toEqual(['2026-11-22 missing_scope']);
    expect(await states()).toEqual({ held: 1 });
    const [row] = await heldDeliveries(used.store);
    expect(await settleHeld(used.store, row?.id ?? '', decision, 'U9')).toBe(true);
    expect(await settleHeld(used.store, row?.id ?? '', decision, 'U9')).toBe(false);
    await settle(announcer);
    expect(texts()).toEqual(said);
    expect(await states()).toEqual({ sent: 1 });
    expect(await findSubscription(used.store, 'T0LOCAL', channel)).toMatchObject({ announced_seq: 3 });
  });

  it('gets the message again where that is wanted', async () => {
    const announcer = build(15_000, { policy: 'repost' });
    await lose(announcer);
    await settle(announcer);
    expect(texts()).toEqual(['hello']);
  });

  it('is read again when only this reading failed', async () => {
    await plan('hello');
    slack.workspace.faults.next('chat.postMessage', { kind: 'garbled' });
    slack.workspace.faults.next('conversations.history', { kind: 'status', status: 503 });
    const announcer = build();
    await announcer.tick();
    used.clock.now += 90_001;
    await announcer.tick();
    expect(await states()).toEqual({ unknown: 1 });
    await settle(announcer);
    expect(texts()).toEqual(['hello']);
    expect(await states()).toEqual({ sent: 1 });
  });
});

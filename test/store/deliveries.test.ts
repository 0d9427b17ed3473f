import { expect, it } from 'vitest';
import { countDeliveries, markFailed, markSent, markUnknown } from '../../src/store/deliveries.ts';
import { markNotThere, markSwept, takeForCheck, takeForSweep } from '../../src/store/delivery-checks.ts';
import { claimDeliveries, postponeDeliveries, releaseDelivery } from '../../src/store/delivery-claims.ts';
import type { PlannedDelivery } from '../../src/store/delivery-plans.ts';
import { activeSubscriptions, findSubscription, pauseSubscription, subscribe } from '../../src/store/subscriptions.ts';
import { buildWish, planOne } from './filled.ts';
import { describeStores, type StoreKind, useStore } from './stores.ts';

const lease = { owner: 'w1', millis: 60_000 };
const checkLease = { ...lease, settleMillis: 90_000 };

/** A store with one subscription, and what the tests do with its deliveries. */
function useDeliveries(kind: StoreKind) {
  const used = useStore(kind);
  const plan = async (day: string, overrides: Partial<PlannedDelivery & { body: string }> = {}, channel = 'C1') => {
    await subscribe(used.store, buildWish({ channel }));
    const subscription = await findSubscription(used.store, 'T1', channel);
    if (!subscription) throw new Error('not subscribed');
    return planOne(used.store, { subscription, day, body: day, ...overrides });
  };
  const claimOne = async () => {
    const [claim] = await claimDeliveries(used.store, lease, 1);
    if (!claim) throw new Error('nothing to claim');
    return claim;
  };
  const checkOne = async () => {
    const [claim] = await takeForCheck(used.store, checkLease);
    if (!claim) throw new Error('nothing to check');
    return claim;
  };
  const counts = async () =>
    Object.fromEntries((await countDeliveries(used.store)).map(({ status, count }) => [status, count]));
  return { used, plan, claimOne, checkOne, counts };
}

describeStores('deliveries', (kind) => {
  const { used, plan, claimOne, checkOne, counts } = useDeliveries(kind);

  it('are planned once for each subscription and day', async () => {
    expect(await plan('2026-11-21')).toBe(true);
    expect(await plan('2026-11-21', { body: 'other' })).toBe(false);
    expect(await plan('2026-11-22', { status: 'empty' })).toBe(true);
    expect(await plan('2026-11-20', { status: 'missed' })).toBe(true);
    expect(await counts()).toEqual({ empty: 1, missed: 1, pending: 1 });
    expect(await claimOne()).toMatchObject({ body: '2026-11-21', attempt: 1, posts: 1, lease_owner: 'w1' });
  });

  it('are planned by one of many at once', async () => {
    await subscribe(used.store, buildWish());
    const results = await Promise.all(Array.from({ length: 12 }, () => plan('2026-11-21')));
    expect(results.filter(Boolean)).toHaveLength(1);
  });

  it('wait for their time', async () => {
    await plan('2026-11-21', { delayMillis: 1_000 });
    used.clock.now += 999;
    expect(await claimDeliveries(used.store, lease, 9)).toEqual([]);
    used.clock.now += 1;
    expect(await claimDeliveries(used.store, lease, 9)).toHaveLength(1);
  });

  it('are never claimed twice by four workers at once', async () => {
    for (let day = 10; day < 30; day++) await plan(`2026-11-${day}`, {}, `C${day}`);
    const work = async (owner: string) => {
      const mine: string[] = [];
      for (;;) {
        const some = await claimDeliveries(used.store, { owner, millis: 60_000 }, 2);
        if (some.length === 0) return mine;
        mine.push(...some.map(({ id }) => id));
      }
    };
    const claimed = (await Promise.all(['a', 'b', 'c', 'd'].map(work))).flat();
    expect(claimed).toHaveLength(20);
    expect(new Set(claimed).size).toBe(20);
  });

  it('go to a channel one a second, whoever claims them', async () => {
    for (const day of ['2026-11-20', '2026-11-21', '2026-11-22']) await plan(day);
    const claimAll = async () => {
      const claims = Array.from({ length: 6 }, (_, n) => claimDeliveries(used.store, { ...lease, owner: `w${n}` }, 1));
      return (await Promise.all(claims)).flat().length;
    };
    expect(await claimAll()).toBe(1);
    used.clock.now += 999;
    expect(await claimAll()).toBe(0);
    used.clock.now += 1;
    expect(await claimAll()).toBe(1);
  });

  it('surely not posted come again, and count no post', async () => {
    await plan('2026-11-21');
    expect(await releaseDelivery(used.store, await claimOne(), 30_000, 'ratelimited')).toBe(true);
    used.clock.now += 30_000;
    expect(await claimOne()).toMatchObject({ attempt: 2, posts: 1, last_error: 'ratelimited' });
  });

  it('of one workspace wait together when Slack wants it', async () => {
    await plan('2026-11-21');
    await plan('2026-11-22', { delayMillis: 60_000 });
    const subscription = {
      id: await subscribe(used.store, buildWish({ team: 'T2' })),
      team_id: 'T2',
      channel_id: 'C1',
    };
    await plan('2026-11-21', { subscription });
    await postponeDeliveries(used.store, 'T1', 30_000);
    expect((await claimDeliveries(used.store, lease, 9)).map(({ team_id }) => team_id)).toEqual(['T2']);
    used.clock.now += 30_000;
    expect((await claimDeliveries(used.store, lease, 9)).map(({ local_date }) => local_date)).toEqual(['2026-11-21']);
    used.clock.now += 30_000;
    expect(await claimDeliveries(used.store, lease, 9)).toHaveLength(1);
  });

  it('that were sent move their subscription on, and are on record', async () => {
    await plan('2026-11-21');
    const claim = await claimOne();
    expect(await markSent(used.store, claim, '17.1', 600_000)).toBe(true);
    expect(await findSubscription(used.store, 'T1', 'C1')).toMatchObject({ announced_seq: 3 });
    const audit = used.store.db.selectFrom('audit').selectAll().where('action', '=', 'announce');
    expect(await audit.execute()).toMatchObject([{ subject: claim.id, at: used.clock.now }]);
    expect(await takeForSweep(used.store, lease)).toBeNull();
  });

  it('never move their subscription back', async () => {
    await plan('2026-11-21', { toSeq: 3 });
    const older = await claimOne();
    await plan('2026-11-22', { toSeq: 5 });
    used.clock.now += 1_001;
    await markSent(used.store, await claimOne(), '17.2', 0);
    await markSent(used.store, older, '17.1', 0);
    expect(await findSubscription(used.store, 'T1', 'C1')).toMatchObject({ announced_seq: 5 });
  });

  it('are not written to by a worker that lost its claim', async () => {
    await plan('2026-11-21');
    const old = await claimOne();
    used.clock.now += lease.millis + checkLease.settleMillis + 1;
    const current = await checkOne();
    expect(current.attempt).toBe(2);
    expect(await markSent(used.store, old, '17.1', 0)).toBe(false);
    expect(await markFailed(used.store, old, 'late')).toBeNull();
    expect(await markUnknown(used.store, old, 0, 'late')).toBe(false);
    expect(await releaseDelivery(used.store, old, 0, 'late')).toBe(false);
    expect(await findSubscription(used.store, 'T1', 'C1')).toMatchObject({ announced_seq: 0, status: 'active' });
    expect(await used.store.db.selectFrom('audit').selectAll().where('action', '<>', 'subscribe').execute()).toEqual(
      [],
    );
    expect(await markSent(used.store, current, '17.1', 0)).toBe(true);
  });

  it('that Slack refuses for good pause their subscription, and the rest of it waits', async () => {
    await plan('2026-11-21');
    expect(await markFailed(used.store, await claimOne(), 'is_archived')).toMatchObject({
      channel_id: 'C1',
      created_by: 'U1',
    });
    expect(await findSubscription(used.store, 'T1', 'C1')).toMatchObject({ status: 'paused', reason: 'is_archived' });
    expect(await activeSubscriptions(used.store)).toEqual([]);
    await plan('2026-11-22');
    expect(await findSubscription(used.store, 'T1', 'C1')).toMatchObject({ status: 'active', reason: null });
    const { id = '' } = (await findSubscription(used.store, 'T1', 'C1')) ?? {};
    await pauseSubscription(used.store, id, 'by hand');
    expect(await claimDeliveries(used.store, lease, 9)).toEqual([]);
  });
});

describeStores('deliveries of which nobody knows', (kind) => {
  const { used, plan, claimOne, checkOne, counts } = useDeliveries(kind);

  it('are looked for after the settle time, all of a channel at once', async () => {
    for (const [day, channel, delay] of [
      ['2026-11-20', 'C1', 92_000],
      ['2026-11-21', 'C1', 91_000],
      ['2026-11-21', 'C2', 90_000],
    ] as const) {
      await plan(day, {}, channel);
      await markUnknown(used.store, await claimOne(), delay, 'timeout');
      used.clock.now += 1_000;
    }
    used.clock.now += 88_999;
    expect(await takeForCheck(used.store, checkLease)).toEqual([]);
    used.clock.now += 1;
    const first = await takeForCheck(used.store, checkLease);
    const second = await takeForCheck(used.store, checkLease);
    expect([first, second].map((taken) => taken.map(({ channel_id }) => channel_id)).sort()).toEqual([
      ['C1', 'C1'],
      ['C2'],
    ]);
    expect(await takeForCheck(used.store, checkLease)).toEqual([]);
  });

  it.each([
    ['on its last moment', 0, 0],
    ['after it', 1, 1],
  ])('are those whose worker died, lease and settle time over: %s', async (_when, after, found) => {
    await plan('2026-11-21');
    await claimOne();
    used.clock.now += lease.millis + checkLease.settleMillis + after;
    expect(await claimDeliveries(used.store, lease, 1)).toEqual([]);
    expect(await takeForCheck(used.store, checkLease)).toHaveLength(found);
  });

  it('are looked for again when the looker died', async () => {
    await plan('2026-11-21');
    await markUnknown(used.store, await claimOne(), 0, 'timeout');
    await checkOne();
    used.clock.now += lease.millis + 1;
    expect(await checkOne()).toMatchObject({ attempt: 3, posts: 1 });
  });

  it('are posted again only when they were not there, and swept afterwards', async () => {
    await plan('2026-11-21');
    await markUnknown(used.store, await claimOne(), 0, 'timeout');
    expect(await markNotThere(used.store, await checkOne())).toBe(true);
    const again = await claimOne();
    expect(again).toMatchObject({ posts: 2, first_post_at: used.clock.now });
    await markSent(used.store, again, '17.1', 600_000);
    expect(await counts()).toEqual({ sent: 1 });

    used.clock.now += 599_999;
    expect(await takeForSweep(used.store, lease)).toBeNull();
    used.clock.now += 1;
    const swept = await takeForSweep(used.store, lease);
    expect(swept).toMatchObject({ ts: '17.1', posts: 2 });
    expect(await takeForSweep(used.store, lease)).toBeNull();
    used.clock.now += lease.millis;
    const later = await takeForSweep(used.store, lease);
    if (!swept || !later) throw new Error('not taken');
    expect(await markSwept(used.store, swept, '17.0')).toBe(false);
    expect(await markSwept(used.store, later, '17.0')).toBe(true);
    used.clock.now += 3_600_000;
    expect(await takeForSweep(used.store, lease)).toBeNull();
  });

  it('are taken by one of four workers', async () => {
    for (let day = 10; day < 20; day++) await plan(`2026-11-${day}`, {}, `C${day}`);
    const claims = await claimDeliveries(used.store, lease, 99);
    for (const claim of claims) await markUnknown(used.store, claim, 0, 'timeout');
    const work = async (owner: string) => {
      const mine: string[] = [];
      for (let misses = 0; misses < 20; ) {
        const some = await takeForCheck(used.store, { ...checkLease, owner });
        if (some.length === 0) misses++;
        mine.push(...some.map(({ id }) => id));
      }
      return mine;
    };
    const taken = (await Promise.all(['a', 'b', 'c', 'd'].map(work))).flat();
    expect(taken).toHaveLength(10);
    expect(new Set(taken).size).toBe(10);
  });
});

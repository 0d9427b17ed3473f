import { expect, it } from 'vitest';
import { latestSeq, noticeChanges, numberedChanges } from '../../src/store/announced.ts';
import { countDeliveries } from '../../src/store/deliveries.ts';
import { openStore } from '../../src/store/open.ts';
import {
  activeSubscriptions,
  allSubscriptions,
  findSubscription,
  subscribe,
  subscriptionsOf,
  unsubscribe,
} from '../../src/store/subscriptions.ts';
import { buildWish, planOne } from './filled.ts';
import { describeStores, useStore } from './stores.ts';

describeStores('subscriptions', (kind) => {
  const used = useStore(kind);

  it('are one for each channel, and start after what is known', async () => {
    await noticeChanges(used.store, ['a', 'b'], 'r1');
    const id = await subscribe(used.store, buildWish({ filter: { topics: ['widgets'] } }));
    await noticeChanges(used.store, ['c'], 'r2');
    expect(await subscribe(used.store, buildWish({ time: '10:30' }))).toBe(id);
    expect(await findSubscription(used.store, 'T1', 'C1')).toMatchObject({
      local_time: '10:30',
      announced_seq: 2,
      filter: null,
    });
    expect(await activeSubscriptions(used.store)).toHaveLength(1);
  });

  it('are those of a channel, of a person, or all', async () => {
    const places = [
      ['T1', 'C1', 'U1'],
      ['T1', 'C2', 'U2'],
      ['T1', 'C3', null],
      ['T2', 'C1', 'U1'],
    ] as const;
    for (const [team, channel, user] of places) await subscribe(used.store, buildWish({ team, channel, user }));
    const channels = async (user: string, channel: string) =>
      (await subscriptionsOf(used.store, 'T1', { channel, user })).map((one) => one.channel_id);
    expect(await channels('U1', 'C2')).toEqual(['C1', 'C2']);
    expect(await channels('U2', 'C2')).toEqual(['C2']);
    expect(await channels('U9', 'C9')).toEqual([]);
    expect((await allSubscriptions(used.store)).map((one) => `${one.team_id}/${one.channel_id}`)).toEqual([
      'T1/C1',
      'T1/C2',
      'T1/C3',
      'T2/C1',
    ]);
  });

  it('keep the moment at which they were wanted at once', async () => {
    await subscribe(used.store, buildWish({ dueNow: true }));
    const wanted = used.clock.now;
    used.clock.now += 60_000;
    await subscribe(used.store, buildWish({ time: '11:00' }));
    expect(await findSubscription(used.store, 'T1', 'C1')).toMatchObject({ due_now: wanted, local_time: '11:00' });
    await subscribe(used.store, buildWish({ dueNow: true }));
    expect((await findSubscription(used.store, 'T1', 'C1'))?.due_now).toBe(used.clock.now);
  });

  it('that end take their deliveries along', async () => {
    const id = await subscribe(used.store, buildWish());
    const subscription = { id, team_id: 'T1', channel_id: 'C1' };
    await planOne(used.store, { subscription, day: '2026-11-21', body: '' });
    expect(await unsubscribe(used.store, 'T1', 'C1', 'U1')).toBe(true);
    expect(await unsubscribe(used.store, 'T1', 'C1', 'U1')).toBe(false);
    expect(await countDeliveries(used.store)).toEqual([]);
  });
});

describeStores('changes', (kind) => {
  const used = useStore(kind);

  it('are numbered once, in the order given', async () => {
    expect(await latestSeq(used.store)).toBe(0);
    expect(await noticeChanges(used.store, ['b', 'a', 'b'], 'r1')).toEqual([
      { seq: 1, change: 'b' },
      { seq: 2, change: 'a' },
    ]);
    expect(await noticeChanges(used.store, ['a', 'c'], 'r2')).toEqual([{ seq: 3, change: 'c' }]);
    expect((await numberedChanges(used.store)).slice(1)).toEqual([
      { seq: 2, change: 'a' },
      { seq: 3, change: 'c' },
    ]);
  });

  it('noticed by many at once get every number once', async () => {
    const others = kind === 'postgres' ? [await openStore(used.url), await openStore(used.url)] : [];
    const stores = [used.store, ...others];
    await Promise.all(
      Array.from({ length: 12 }, (_, n) =>
        noticeChanges(stores[n % stores.length] ?? used.store, [`${n}`, 'same'], 'r'),
      ),
    );
    expect((await numberedChanges(used.store)).map(({ seq }) => seq)).toEqual(
      Array.from({ length: 13 }, (_, n) => n + 1),
    );
    for (const store of others) await store.close();
  });
});

import { expect, it } from 'vitest';
import { changesAfterSeq, latestSeq, noticeChanges } from '../../src/store/announced.ts';
import { countDeliveries, planDelivery } from '../../src/store/deliveries.ts';
import { openStore } from '../../src/store/open.ts';
import { activeSubscriptions, findSubscription, subscribe, unsubscribe } from '../../src/store/subscriptions.ts';
import { buildWish } from './filled.ts';
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

  it('that end take their deliveries along', async () => {
    const id = await subscribe(used.store, buildWish());
    const subscription = { id, team_id: 'T1', channel_id: 'C1' };
    const plan = { subscription, day: '2026-11-21', status: 'pending', body: '', fromSeq: 1, toSeq: 1 } as const;
    await planDelivery(used.store, plan);
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
    expect(await changesAfterSeq(used.store, 1, 3)).toEqual([
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
    expect((await changesAfterSeq(used.store, 0, 99)).map(({ seq }) => seq)).toEqual(
      Array.from({ length: 13 }, (_, n) => n + 1),
    );
    for (const store of others) await store.close();
  });
});

import { expect, it } from 'vitest';
import { claimDeliveries } from '../../src/store/delivery-claims.ts';
import { untilNextDelivery } from '../../src/store/delivery-queue.ts';
import { subscribe } from '../../src/store/subscriptions.ts';
import { buildWish, planOne } from './filled.ts';
import { describeStores, useStore } from './stores.ts';

const lease = { owner: 'w1', millis: 60_000 };

describeStores('deliveries that wait', (kind) => {
  const used = useStore(kind);
  const plan = async (channel: string, day: string, body: string | string[] = 'news') => {
    const id = await subscribe(used.store, buildWish({ channel }));
    return planOne(used.store, { subscription: { id, team_id: 'T1', channel_id: channel }, day, body });
  };
  const claim = async (limit: number) => {
    const claims = await claimDeliveries(used.store, lease, limit);
    return claims.map(({ channel_id: channel, part }) => `${channel}/${part}`);
  };

  it('and may not go yet hide none behind them, however many they are', async () => {
    await plan(
      'C1',
      '2026-11-20',
      Array.from({ length: 250 }, (_, n) => `message ${n}`),
    );
    expect(await claim(9)).toEqual(['C1/0']);
    used.clock.now += 1;
    await plan('C2', '2026-11-20');
    expect(await untilNextDelivery(used.store)).toBe(0);
    expect(await claim(9)).toEqual(['C2/0']);
    expect(await untilNextDelivery(used.store)).toBeNull();
  });

  it('are claimed for as many channels as are wanted at once, one for each', async () => {
    for (const channel of ['C1', 'C2', 'C3', 'C4']) {
      await plan(channel, '2026-11-20');
      await plan(channel, '2026-11-21');
    }
    expect(new Set(await claim(3)).size).toBe(3);
    expect(await claim(3)).toHaveLength(1);
    expect(await claim(3)).toEqual([]);
  });
});

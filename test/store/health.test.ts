import { expect, it } from 'vitest';
import { checkStore, integrityFaults, outstandingDeliveries, ping } from '../../src/store/health.ts';
import { openStore } from '../../src/store/open.ts';
import { buildPlace, describeStores, useStore } from './stores.ts';

describeStores('the health of a store', (kind) => {
  const used = useStore(kind);

  it('is how fast it answers, and that nothing is missing', async () => {
    expect(await ping(used.store)).toBeGreaterThan(0);
    await checkStore(used.store);
    expect(await integrityFaults(used.store)).toEqual([]);
  });

  it('is bad while a migration is missing', async () => {
    await used.store.db.deleteFrom('migrations').where('id', '=', '0005-teams').execute();
    await expect(checkStore(used.store)).rejects.toThrow('migrations are missing: 0005-teams');
  });

  it('can be looked at without bringing it up to date', async () => {
    const place = await buildPlace(kind);
    const store = await openStore(place.url, { migrate: false });
    await expect(checkStore(store)).rejects.toThrow(/^migrations are missing: 0001-tables, /);
    await store.close();
    await place.remove();
  });

  it('counts what is under way and how long the outcome of the oldest has been unknown', async () => {
    expect(await outstandingDeliveries(used.store)).toEqual({ deliveries: new Map(), oldestUnknownMillis: null });
    const { now } = used.clock;
    const row = {
      team_id: 'T1',
      channel_id: 'C1',
      local_date: '2026-11-22',
      from_seq: 0,
      part: 0,
      correction: '',
      to_seq: 1,
      attempt: 1,
      posts: 1,
    };
    await used.store.db
      .insertInto('subscriptions')
      .values({
        id: 's1',
        team_id: 'T1',
        channel_id: 'C1',
        zone: 'UTC',
        local_time: '09:00',
        language: 'en',
        status: 'active',
        announced_seq: 0,
        created_at: now,
        updated_at: now,
      })
      .execute();
    for (const [id, status, posted] of [
      ['d1', 'pending', null],
      ['d2', 'unknown', now - 60_000],
      ['d3', 'checking', now - 90_000],
      ['d4', 'sent', now - 500_000],
    ] as const) {
      const delivery = { ...row, id, status, subscription_id: 's1', local_date: `2026-11-2${id[1]}` };
      await used.store.db
        .insertInto('deliveries')
        .values({ ...delivery, last_post_at: posted, not_before: now, created_at: now })
        .execute();
    }
    expect(await outstandingDeliveries(used.store)).toEqual({
      deliveries: new Map([
        ['pending', 1],
        ['unknown', 1],
        ['checking', 1],
      ]),
      oldestUnknownMillis: 90_000,
    });
  });
});

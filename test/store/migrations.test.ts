import { sql } from 'kysely';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { findAnswer } from '../../src/store/answers.ts';
import { claimDeliveries } from '../../src/store/delivery-claims.ts';
import { claimEvents } from '../../src/store/events.ts';
import { checkStore } from '../../src/store/health.ts';
import { createTables } from '../../src/store/migrations/0001-tables.ts';
import { openStore } from '../../src/store/open.ts';
import { activeSubscriptions } from '../../src/store/subscriptions.ts';
import { buildPlace, describeStores, type TestPlace } from './stores.ts';

const lease = { owner: 'worker', millis: 60_000 };

/** What the first schema held: a row of each table that later ones changed, as its program wrote them. */
const rows = [
  `insert into subscriptions values
    ('s1', 'T1', 'C1', 'U1', 'Europe/Berlin', '09:00', 'de', '{"topics":["widgets"]}', 'active', null, 4, 1, 1)`,
  `insert into announced values (4, 'widget-act@2025-01-01:in_force', 'abc', 1)`,
  `insert into deliveries values ('s1:2025-01-01', 's1', 'T1', 'C1', '2025-01-01', '{"version":1,"text":"news","blocks":[]}',
    4, 4, 'pending', 0, 0, null, null, 1, null, null, null, null, null, 1)`,
  `insert into events values ('T1/Ev1', 'T1', 'Ev1', 'U1', '{"text":"widgets?"}', 'received', 0, null, null, 1, 1, null, null)`,
  `insert into answers values ('a1', 'T1', 'C1', 'U1', 'widgets?', 'en', '2025-01-01', 'answer', 'topic/widgets',
    'licence_required', 'abc', '[]', 1)`,
  `insert into feedback values ('a1', 'U1', 'down', 'wrong', 1)`,
  `insert into gaps values ('g1', 'T1', 'gadgets?', 'en', 'abc', 2, 'open', 1, 2)`,
];

describeStores('a store of the first schema', (kind) => {
  let place: TestPlace;
  beforeEach(async () => {
    place = await buildPlace(kind);
    const store = await openStore(place.url, { migrate: false });
    await store.transaction(async (session) => {
      const { db } = session;
      await sql`create table migrations (id text primary key, applied_at bigint not null)`.execute(db);
      await sql`insert into migrations values ('0001-tables', 1)`.execute(db);
      await createTables(session);
      for (const row of rows) await sql.raw(row).execute(db);
    });
    await store.close();
  });
  afterEach(() => place.remove());

  it('is brought up to date once and keeps what it held', async () => {
    const store = await openStore(place.url);
    await expect(checkStore(store)).resolves.toBeUndefined();
    expect(await activeSubscriptions(store)).toMatchObject([{ id: 's1', channel_id: 'C1', announced_seq: 4 }]);
    expect(await findAnswer(store, 'a1')).toMatchObject({ question: 'widgets?', verdict: 'licence_required' });
    await store.close();

    const again = await openStore(place.url);
    const { rows: applied } = await sql<{ id: string }>`select id from migrations order by id`.execute(again.db);
    expect(applied.map(({ id }) => id)).toHaveLength(new Set(applied.map(({ id }) => id)).size);
    expect(applied[0]).toEqual({ id: '0001-tables' });
    await again.close();
  });

  it('goes on with what was under way: an announcement that was planned, a question that was not answered', async () => {
    const store = await openStore(place.url);
    const [delivery, ...others] = await claimDeliveries(store, lease, 10);
    expect(others).toEqual([]);
    expect(delivery).toMatchObject({ subscription_id: 's1', channel_id: 'C1', local_date: '2025-01-01', to_seq: 4 });
    expect(JSON.stringify(delivery)).toContain('news');
    expect(await claimEvents(store, lease, 10)).toMatchObject([{ payload: '{"text":"widgets?"}' }]);
    await store.close();
  });
});

import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { recordAnswer } from '../../src/store/answers.ts';
import { markSent } from '../../src/store/deliveries.ts';
import { claimDeliveries } from '../../src/store/delivery-claims.ts';
import { claimEvents, finishEvent } from '../../src/store/events.ts';
import { giveFeedback } from '../../src/store/feedback.ts';
import { exportPerson, forgetPerson, readPerson } from '../../src/store/personal.ts';
import { purge, retentionDays } from '../../src/store/retention.ts';
import { dataTables } from '../../src/store/tables.ts';
import { buildAnswer, countRows, fillStore } from './filled.ts';
import { describeStores, useStore } from './stores.ts';

const day = 86_400_000;
const lease = { owner: 'w1', millis: 60_000 };

describeStores('the list of tables', (kind) => {
  const used = useStore(kind);

  it('names every table that holds data', async () => {
    // PostgreSQL's own list of all schemas would fail when another test removes one.
    const { rows } =
      kind === 'postgres'
        ? await sql<{ name: string }>`select table_name as name from information_schema.tables
            where table_schema = current_schema()`.execute(used.store.db)
        : { rows: await used.store.db.introspection.getTables() };
    expect(rows.map(({ name }) => name).sort()).toEqual(
      ['instance', 'migrations', ...dataTables.map(([name]) => name)].sort(),
    );
  });

  it('names their primary keys', async () => {
    await fillStore(used.store, 'T1', 'U1');
    for (const [table, key] of dataTables) {
      const keys = sql.join(key.map((column) => sql.ref(column)));
      const insert = sql`insert into ${sql.table(table)} select * from ${sql.table(table)} where true`;
      const { rows } = await sql`${insert} on conflict (${keys}) do nothing returning 1`.execute(used.store.db);
      expect(rows).toEqual([]);
    }
  });
});

describeStores('purging', (kind) => {
  const used = useStore(kind);

  it('keeps everything until its days are over', async () => {
    await fillStore(used.store, 'T1', 'U1');
    const [event] = await claimEvents(used.store, lease, 1);
    if (event) await finishEvent(used.store, event);
    const before = await countRows(used.store);
    expect(Object.values(await purge(used.store)).every((count) => count === 0)).toBe(true);
    used.clock.now += retentionDays.events * day;
    await purge(used.store);
    expect(await countRows(used.store)).toEqual({ ...before, seen: 0, conversations: 0 });
    used.clock.now += 1;
    expect(await purge(used.store)).toMatchObject({ events: 1, answers: 0 });
  });

  it('never removes what is not finished', async () => {
    await fillStore(used.store, 'T1', 'U1');
    const [claim] = await claimDeliveries(used.store, lease, 1);
    if (claim) await markSent(used.store, claim, '17.1', 0);
    used.clock.now += 9_999 * day;
    expect(await purge(used.store)).toMatchObject({ deliveries: 1, events: 0 });
    expect(await countRows(used.store)).toEqual({
      installations: 1,
      teams: 0,
      subscriptions: 2,
      announced: 2,
      announcements: 1,
      told: 1,
      deliveries: 1,
      events: 1,
      answers: 0,
      feedback: 0,
      expert_threads: 0,
      gaps: 0,
      answer_rules: 0,
      gap_answers: 0,
      gap_wishes: 0,
      follow_ups: 0,
      conversations: 0,
      settings: 1,
      seen: 0,
      audit: 0,
    });
  });

  it('goes by the days it is given', async () => {
    await recordAnswer(used.store, buildAnswer());
    used.clock.now += day + 1;
    expect(await purge(used.store, { ...retentionDays, answers: 1 })).toMatchObject({ answers: 1 });
  });
});

describeStores('what is kept about a person', (kind) => {
  const used = useStore(kind);

  it('is exported, without tokens and without others', async () => {
    await fillStore(used.store, 'T1', 'U1');
    await fillStore(used.store, 'T1', 'U2');
    const found = await exportPerson(used.store, { user: 'U1' });
    expect(Object.fromEntries(Object.entries(found).map(([table, rows]) => [table, rows.length]))).toEqual({
      feedback: 1,
      expert_threads: 1,
      gap_wishes: 1,
      follow_ups: 1,
      gaps: 1,
      answers: 1,
      events: 1,
      conversations: 2,
      settings: 1,
      installations: 1,
      subscriptions: 2,
      audit: 2,
    });
    expect(JSON.stringify(found)).not.toMatch(/U2|sealed/);
  });

  it('is forgotten, and nothing of others', async () => {
    await fillStore(used.store, 'T1', 'U1');
    await fillStore(used.store, 'T1', 'U2');
    const others = await exportPerson(used.store, { user: 'U2' });
    expect(await forgetPerson(used.store, { user: 'U1' })).toEqual({
      feedback: 1,
      expert_threads: 1,
      gap_wishes: 1,
      follow_ups: 1,
      gaps: 1,
      answers: 1,
      events: 1,
      conversations: 2,
      settings: 1,
      installations: 1,
      subscriptions: 1,
      audit: 2,
    });
    const left = Object.values(await exportPerson(used.store, { user: 'U1' })).flat();
    expect(left).toEqual([]);
    expect(await exportPerson(used.store, { user: 'U2' })).toEqual(others);
    const channels = await used.store.db.selectFrom('subscriptions').select('channel_id').execute();
    expect(channels.map(({ channel_id }) => channel_id).sort()).toEqual(['CU1', 'CU2', 'DU2']);
  });

  it('is told apart by workspace when one is named', async () => {
    await fillStore(used.store, 'T1', 'U1');
    await fillStore(used.store, 'T2', 'U1');
    const inOther = await exportPerson(used.store, { user: 'U1', team: 'T2' });
    expect(Object.values(inOther).every((rows) => rows.length > 0)).toBe(true);
    await forgetPerson(used.store, { user: 'U1', team: 'T1' });
    expect(Object.values(await exportPerson(used.store, { user: 'U1', team: 'T1' })).flat()).toEqual([]);
    expect(await exportPerson(used.store, { user: 'U1', team: 'T2' })).toEqual(inOther);
  });

  it('goes with the answer it was about', async () => {
    const answer = await recordAnswer(used.store, buildAnswer({ user: 'U1' }));
    await giveFeedback(used.store, { answer, user: 'U2', vote: 'up' });
    await forgetPerson(used.store, { user: 'U1' });
    expect(await countRows(used.store)).toMatchObject({ answers: 0, feedback: 0 });
  });
});

describe('the name of a person', () => {
  it.each([
    ['U123', { user: 'U123' }],
    ['W9A', { user: 'W9A' }],
    ['T1/U123', { user: 'U123', team: 'T1' }],
    ['', null],
    ['T1', null],
    ['bob', null],
    ["U1' or 1=1", null],
  ])('%j is read', (text, person) => {
    expect(readPerson(text)).toEqual(person);
  });
});

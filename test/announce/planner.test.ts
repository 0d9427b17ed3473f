import { expect, it } from 'vitest';
import { planDue } from '../../src/announce/planner.ts';
import { addDays } from '../../src/core/day.ts';
import { settleReview } from '../../src/store/delivery-decisions.ts';
import { findSubscription, pauseSubscription } from '../../src/store/subscriptions.ts';
import { entry } from '../builders.ts';
import { describeStores, useStore } from '../store/stores.ts';
import { baseOf, buildPlanning, plannedLines, sendAll, subscribeChannel } from './helpers.ts';

const hour = 3_600_000;
/** Midday of a Monday, three hours after the announcement of the day. */
const monday = Date.parse('2024-01-08T11:00:00Z');

const old = entry('2023-12-01', 'in_force');
const base = baseOf({ history: [old] });
/** With a change that takes effect on a day. */
const changing = (...days: string[]) => baseOf({ history: [...days.map((day) => entry(day, 'suspended')), old] });

describeStores('planning', (kind) => {
  const used = useStore(kind);
  /** Looks at ten in Berlin on a day. */
  const morning = (day: string) => {
    used.clock.now = Date.parse(`${day}T09:00:00Z`);
  };
  const plan = (knowledge = base, overrides = {}) => planDue(buildPlanning(used.store, knowledge, overrides));
  const lines = () => plannedLines(used.store);

  /** A channel that subscribed on Monday, with a knowledge that holds nothing new. */
  const begin = async (overrides: Parameters<typeof subscribeChannel>[1] = {}) => {
    used.clock.now = monday;
    await plan();
    return subscribeChannel(used.store, overrides);
  };

  it('makes no news of what the first knowledge holds, nor of the day one subscribed', async () => {
    used.clock.now = monday;
    await subscribeChannel(used.store);
    expect(await plan()).toMatchObject({ pending: 0, empty: 0, missed: 0 });
    morning('2024-01-09');
    expect(await plan()).toMatchObject({ pending: 0, empty: 1 });
    expect(await lines()).toEqual(['C1 2024-01-09 empty']);
  });

  it('tells once what took effect, at its time', async () => {
    await begin();
    used.clock.now = Date.parse('2024-01-09T07:59:59Z');
    await plan(changing('2024-01-09'));
    expect(await lines()).toEqual([]);
    used.clock.now += 1_000;
    expect(await plan(changing('2024-01-09'))).toMatchObject({ pending: 1 });
    expect(await plan(changing('2024-01-09'))).toMatchObject({ pending: 0 });
    expect(await lines()).toEqual(['C1 2024-01-09 pending changed act 2024-01-09']);
  });

  it('is done once by many at the same moment', async () => {
    await begin();
    for (let n = 0; n < 40; n += 1) await subscribeChannel(used.store, { channel: `C2${n}` });
    morning('2024-01-09');
    const done = await Promise.all(Array.from({ length: 4 }, () => plan(changing('2024-01-09'))));
    expect(done.reduce((sum, { pending }) => sum + pending, 0)).toBe(41);
    expect(await lines()).toHaveLength(41);
  });

  it('loses nothing over days without an announcement', async () => {
    await begin({ filter: { days: 'weekdays' } });
    const knowledge = changing('2024-01-14', '2024-01-12');
    morning('2024-01-12');
    await plan(knowledge);
    await sendAll(used.store);
    for (const day of ['2024-01-13', '2024-01-14', '2024-01-15']) {
      morning(day);
      await plan(knowledge);
    }
    // The change of Sunday went on record on Friday, and was told then, too.
    expect(await lines()).toEqual([
      'C1 2024-01-11 missed',
      'C1 2024-01-12 sent changed act 2024-01-12, announced act 2024-01-14',
      'C1 2024-01-15 pending changed act 2024-01-14',
    ]);
  });

  it('comes at once where that is wanted, and not again that day', async () => {
    await begin({ dueNow: true });
    expect(await plan(changing('2024-01-08'))).toMatchObject({ pending: 1 });
    await sendAll(used.store);
    await subscribeChannel(used.store, { channel: 'C2', dueNow: true, filter: { days: 'weekly', weekday: 3 } });
    await subscribeChannel(used.store, { dueNow: true });
    await plan(changing('2024-01-08'));
    expect(await lines()).toEqual([
      'C1 2024-01-08 sent changed act 2024-01-08',
      'C2 2024-01-08 pending changed act 2024-01-08',
    ]);
  });

  it('comes once a week where that is wanted', async () => {
    await begin({ filter: { days: 'weekly', quiet: true } });
    for (let day = '2024-01-09'; day < '2024-01-23'; day = addDays(day, 1)) {
      morning(day);
      await plan();
      await sendAll(used.store);
    }
    expect(await lines()).toEqual(['C1 2024-01-15 sent nothing', 'C1 2024-01-22 sent nothing']);
  });

  it('that comes too late is passed over, and the next one tells it', async () => {
    await begin();
    used.clock.now = Date.parse('2024-01-09T20:00:01Z');
    expect(await plan(changing('2024-01-09'))).toMatchObject({ missed: 1, pending: 0 });
    morning('2024-01-10');
    await plan(changing('2024-01-09'));
    expect(await lines()).toEqual(['C1 2024-01-09 missed', 'C1 2024-01-10 pending changed act 2024-01-09']);
  });

  it('waits with the next one while nobody knows how the one before ends', async () => {
    await begin();
    morning('2024-01-09');
    await plan(changing('2024-01-09'));
    await used.store.db.updateTable('deliveries').set({ status: 'unknown', posts: 1 }).execute();
    morning('2024-01-10');
    expect(await plan(changing('2024-01-09'))).toMatchObject({ pending: 0, empty: 0 });
    await used.store.db.updateTable('deliveries').set({ status: 'pending' }).execute();
    await sendAll(used.store);
    expect(await plan(changing('2024-01-09'))).toMatchObject({ empty: 1 });
  });

  it('gives up what was never posted for half a day, and tells it in the next one', async () => {
    const id = await begin();
    morning('2024-01-09');
    await plan(changing('2024-01-09'));
    await pauseSubscription(used.store, id, 'is_archived');
    used.clock.now += 12 * hour + 1;
    await plan(changing('2024-01-09'));
    expect(await lines()).toEqual(['C1 2024-01-09 missed changed act 2024-01-09']);
    await subscribeChannel(used.store);
    morning('2024-01-10');
    await plan(changing('2024-01-09'));
    expect((await lines()).at(-1)).toBe('C1 2024-01-10 pending changed act 2024-01-09');
  });

  it('marks what went on record after its day', async () => {
    await begin();
    morning('2024-01-09');
    await plan();
    morning('2024-01-10');
    await plan(changing('2024-01-09'));
    expect(await lines()).toEqual(['C1 2024-01-09 empty', 'C1 2024-01-10 pending announced act 2024-01-09 late']);
    await sendAll(used.store);
    morning('2024-01-11');
    expect(await plan(changing('2024-01-09'))).toMatchObject({ empty: 1 });
  });

  it('tells a channel only of its topics, in one announcement for all that want the same', async () => {
    await begin({ filter: { topics: ['elsewhere'] } });
    for (const channel of ['C2', 'C3'])
      await subscribeChannel(used.store, { channel, filter: { topics: ['widgets'] } });
    morning('2024-01-09');
    expect(await plan(changing('2024-01-09'))).toMatchObject({ pending: 2, empty: 1 });
    expect(await used.store.db.selectFrom('announcements').select('id').execute()).toHaveLength(1);
    expect(await findSubscription(used.store, 'T1', 'C1')).toMatchObject({ told_day: '2024-01-09' });
  });

  it('spreads the posts of one workspace', async () => {
    await begin();
    await subscribeChannel(used.store, { channel: 'C2' });
    await subscribeChannel(used.store, { team: 'T2' });
    morning('2024-01-09');
    await plan(changing('2024-01-09'));
    const rows = await used.store.db.selectFrom('deliveries').select(['team_id', 'not_before']).execute();
    const waits = rows.map(({ team_id, not_before }) => `${team_id} ${not_before - used.clock.now}`);
    expect(waits.sort()).toEqual(['T1 0', 'T1 1000', 'T2 0']);
  });

  it('asks no more of a workspace than Slack takes in a minute', async () => {
    await begin();
    for (let n = 0; n < 399; n += 1) await subscribeChannel(used.store, { channel: `D${n}` });
    morning('2024-01-09');
    await plan(changing('2024-01-09'));
    const rows = await used.store.db.selectFrom('deliveries').select('not_before').orderBy('not_before').execute();
    expect(rows).toHaveLength(400);
    expect(rows.filter((row) => row.not_before < used.clock.now + 60_000)).toHaveLength(240);
  });

  it('plans several messages one after the other', async () => {
    await begin();
    morning('2024-01-09');
    await plan(changing('2024-01-09'), { compose: () => ['one', 'two', 'three'] });
    expect(await lines()).toEqual(['one', 'two', 'three'].map((text) => `C1 2024-01-09 pending ${text}`));
  });

  it('waits for an expert where that is wanted', async () => {
    await begin();
    morning('2024-01-09');
    expect(await plan(changing('2024-01-09'), { review: true })).toMatchObject({ review: 1, pending: 0 });
    const [kept] = await used.store.db.selectFrom('announcements').select('id').execute();
    expect(await settleReview(used.store, kept?.id ?? '', 'send', 'U9')).toBe(1);
    expect(await settleReview(used.store, kept?.id ?? '', 'withhold', 'U9')).toBe(0);
    expect(await lines()).toEqual(['C1 2024-01-09 pending changed act 2024-01-09']);
  });

  it('puts what an expert withheld into the next one', async () => {
    await begin();
    morning('2024-01-09');
    await plan(changing('2024-01-09'), { review: true });
    const [kept] = await used.store.db.selectFrom('announcements').select('id').execute();
    await settleReview(used.store, kept?.id ?? '', 'withhold', 'U9');
    morning('2024-01-10');
    await plan(changing('2024-01-09'), { review: true });
    expect(await lines()).toEqual([
      'C1 2024-01-09 withheld changed act 2024-01-09',
      'C1 2024-01-10 review changed act 2024-01-09',
    ]);
  });
});

describeStores('a change that is withdrawn after it was told', (kind) => {
  const used = useStore(kind);
  const plan = (knowledge = base) => planDue(buildPlanning(used.store, knowledge));

  const tellOnTuesday = async () => {
    used.clock.now = monday;
    await plan();
    await subscribeChannel(used.store);
    used.clock.now = Date.parse('2024-01-09T09:00:00Z');
    await plan(changing('2024-01-09'));
    await sendAll(used.store);
  };
  const correction = 'C1 2024-01-09 pending Correction: Announcement No. 1 of 2024, Decision on widgets';

  it('is corrected once, after it has been gone for a while', async () => {
    await tellOnTuesday();
    expect(await plan()).toMatchObject({ corrections: 0 });
    used.clock.now += hour / 2 - 1;
    expect(await plan()).toMatchObject({ corrections: 0 });
    used.clock.now += 1;
    const done = await Promise.all([plan(), plan(), plan()]);
    expect(done.reduce((sum, { corrections }) => sum + corrections, 0)).toBe(1);
    expect(await plannedLines(used.store)).toEqual(['C1 2024-01-09 sent changed act 2024-01-09', correction]);
  });

  it('is not corrected while replicas disagree', async () => {
    await tellOnTuesday();
    for (let n = 0; n < 10; n += 1) {
      await plan();
      used.clock.now += hour / 4;
      await plan(changing('2024-01-09'));
    }
    expect(await plannedLines(used.store)).toHaveLength(1);
  });

  it('is corrected only after it was told, in the thread of what told it', async () => {
    await tellOnTuesday();
    await used.store.db.updateTable('deliveries').set({ status: 'unknown' }).execute();
    await plan();
    used.clock.now += hour / 2;
    await plan();
    await sendAll(used.store);
    expect(await plannedLines(used.store)).toEqual(['C1 2024-01-09 unknown changed act 2024-01-09', correction]);
    await used.store.db.updateTable('deliveries').set({ status: 'sent' }).where('correction', '=', '').execute();
    used.clock.now += 1_000;
    await sendAll(used.store);
    const rows = await used.store.db.selectFrom('deliveries').select(['ts', 'thread_ts', 'correction']).execute();
    const [told, corrected] = rows.sort((a, b) => a.correction.length - b.correction.length);
    expect(corrected?.thread_ts).toBe(told?.ts);
  });

  it('is news when it returns', async () => {
    await tellOnTuesday();
    await plan();
    used.clock.now += hour / 2;
    await plan();
    await sendAll(used.store);
    used.clock.now = Date.parse('2024-01-10T09:00:00Z');
    await plan(changing('2024-01-09'));
    expect((await plannedLines(used.store)).at(-1)).toBe('C1 2024-01-10 pending announced act 2024-01-09 late');
  });
});

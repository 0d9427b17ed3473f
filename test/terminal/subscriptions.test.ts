import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findOccasions } from '../../src/announce/occasions.ts';
import { readFilter } from '../../src/core/subscription.ts';
import { planDeliveries } from '../../src/store/delivery-plans.ts';
import { openStore } from '../../src/store/open.ts';
import { storeTime } from '../../src/store/session.ts';
import { allSubscriptions, pauseSubscription } from '../../src/store/subscriptions.ts';
import { UsageError } from '../../src/terminal/status.ts';
import { runSubscriptions } from '../../src/terminal/subscriptions.ts';
import { buildPlace, describeStores, startScript, type TestPlace } from '../store/stores.ts';

const knowledgeDir = path.join(import.meta.dirname, '../../knowledge');
const script = `
  const { runSubscriptions } = await import(built + 'terminal/subscriptions.js');
  const [url, dir, ...args] = process.argv.slice(1);
  try {
    process.exitCode = await runSubscriptions(args, { url, dir });
  } catch (error) {
    process.stderr.write(error.message);
    process.exitCode = 2;
  }
`;

describeStores('rareearth subscriptions', (kind) => {
  let place: TestPlace;
  beforeEach(async () => {
    place = await buildPlace(kind);
  });
  afterEach(() => place.remove());

  const run = (line: string) => startScript(script, ['--', place.url, knowledgeDir, ...line.split(' ')]).ended;

  async function inStore<T>(work: (store: Awaited<ReturnType<typeof openStore>>) => Promise<T>): Promise<T> {
    const store = await openStore(place.url);
    try {
      return await work(store);
    } finally {
      await store.close();
    }
  }

  it('makes one, lists it and removes it', async () => {
    const words = 'add --team T1 --channel C1 --at 08:30 --zone europe/berlin --topics dysprosium,terbium';
    const added = await run(`${words} --days friday --language de --quiet`);
    expect(added).toMatchObject({ status: 0, stderr: '' });
    expect(added.stdout).toMatch(
      /^T1\/C1 {2}08:30 Europe\/Berlin weekly on day 5 {2}de {2}dysprosium, terbium {2}quiet days too {2}next \d{4}-/,
    );

    const [listed] = JSON.parse((await run('list --json')).stdout);
    expect(listed).toEqual({
      team: 'T1',
      channel: 'C1',
      user: null,
      filter: { topics: ['dysprosium', 'terbium'], days: 'weekly', weekday: 5, quiet: true },
      time: '08:30',
      zone: 'Europe/Berlin',
      language: 'de',
      paused: null,
      next: expect.stringMatching(/T0[67]:30:00\.000Z$/),
    });
    expect(new Date(listed.next).getUTCDay()).toBe(5);

    expect(await run('remove --team T1 --channel C1')).toMatchObject({ status: 0, stdout: 'T1/C1 removed\n' });
    expect(await run('remove --team T1 --channel C1')).toMatchObject({ status: 1 });
    expect((await run('list')).stdout).toBe('no subscriptions\n');
  });

  it('says why one is paused, and wakes it when it is made again', async () => {
    await run('add --team T1 --channel C1');
    await inStore(async (store) => {
      const [one] = await allSubscriptions(store);
      await pauseSubscription(store, one?.id ?? '', 'is_archived');
    });
    expect((await run('list')).stdout).toContain('paused: is_archived');
    await run('add --team T1 --channel C1 --at 10:00');
    expect((await run('list')).stdout).toMatch(/10:00 UTC daily {2}en {2}everything {2}next /);
  });

  it('makes one due now, once, even for nothing to tell', async () => {
    await run('add --team T1 --channel C1 --at 00:00 --zone Pacific/Kiritimati --days weekly');
    const occasions = () =>
      inStore(async (store) => findOccasions(await allSubscriptions(store), await storeTime(store), 43_200_000));
    expect(await occasions()).toEqual([]);
    const added = await run('add --team T1 --channel C1 --at 00:00 --zone UTC --due-now');
    expect(added.stdout).toContain('due now');
    const [due, ...others] = await occasions();
    expect(others).toEqual([]);
    expect(due).toMatchObject({ missed: false, filter: { quiet: true } });
    expect(due?.day).toBe(await inStore(async (store) => new Date(await storeTime(store)).toISOString().slice(0, 10)));
    const [kept] = await inStore(allSubscriptions);
    expect(readFilter(kept?.filter ?? null).quiet).toBe(false);
    if (!due) throw new Error('it is not due');
    const { subscription, day } = due;
    const plan = { subscription, day, announcement: null, fromSeq: 0, toSeq: 0, status: 'empty' } as const;
    await inStore((store) => store.transaction((session) => planDeliveries(session, [plan])));
    const again = await run('add --team T1 --channel C1 --at 00:00 --zone UTC --due-now');
    expect(again.stdout).toContain(`not due now: it was told on ${day} already`);
  });
});

describe('rareearth subscriptions', () => {
  it.each([
    ['add --channel C1', '--team needs the id of a workspace'],
    ['add --team T1 --channel general', '--channel needs the id of a channel'],
    ['add --team T1 --channel C1 --at 25:00', '--at 25:00 is no time of day'],
    ['add --team T1 --channel C1 --zone UTC+1', '--zone UTC+1 is no time zone'],
    ['add --team T1 --channel C1 --days yearly', '--days is daily, weekdays, weekly'],
    ['add --team T1 --channel C1 --language fr', '--language is one of en, zh, ja, ko, de'],
    ['add --team T1 --channel C1 --topics dysprosum', 'there is no topic dysprosum; is it dysprosium?'],
    ['add --team T1 --channel C1 --colour', "Unknown option '--colour'"],
    ['add more', 'more is one word too many'],
    ['forget', 'write: rareearth subscriptions'],
  ])('refuses "%s"', async (line, words) => {
    const settings = { url: 'file:/nowhere/at.all', dir: knowledgeDir };
    const refused = runSubscriptions(line.split(' '), settings);
    await expect(refused).rejects.toThrow(UsageError);
    await expect(refused).rejects.toThrow(words);
  });
});

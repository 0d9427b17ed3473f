import { setTimeout as wait } from 'node:timers/promises';
import type { Message } from '../../src/playground/shapes.ts';
import { keepAnnouncement } from '../../src/store/announcements.ts';
import { countDeliveries } from '../../src/store/deliveries.ts';
import { planDeliveries } from '../../src/store/delivery-plans.ts';
import { openStore } from '../../src/store/open.ts';
import type { Store } from '../../src/store/session.ts';
import { subscribe } from '../../src/store/subscriptions.ts';
import type { Setting, Tally } from './part.ts';
import { buildWeather } from './weather.ts';
import { startCrew } from './workers.ts';
import { type DistantWorkspace, startWorkspace } from './workspace.ts';

/** One workspace would stand still at every 429. */
const teams = 20;
const sizes = { full: { channels: 364, days: 4 }, small: { channels: 60, days: 3 } };
/** One announcement in so many has two messages; one in so many is corrected in its thread. */
const twoPartsOf = 4;
const correctedOf = 8;
/** How long a worker lives at least and at most, in milliseconds: one on its own has to get something done. */
const lives = { postgres: [600, 4_400], sqlite: [600, 4_400] } as const;
const patienceMillis = 240_000;

/**
 * Announcements of one and two messages and corrections in their threads, to many channels, by four processes on
 * PostgreSQL and by one on SQLite.
 */
export async function announceInChaos({ store, url, seed, small, slower, random }: Setting): Promise<Tally> {
  const size = sizes[small ? 'small' : 'full'];
  const channels = Array.from({ length: size.channels }, (_, n) => `C${String(n).padStart(5, '0')}`);
  const workspace = await startWorkspace({
    seed,
    channels,
    weather: buildWeather(slower),
    listedAfterMillis: 200 * slower,
  });
  const wanted = await withStore(url, (planning) => plan(planning, channels, size.days));
  const began = performance.now();
  const crewOf = (lifeMillis: readonly [number, number] | null) =>
    startCrew({
      script: 'deliveries-worker.js',
      args: [url, workspace.apiUrl, workspace.botToken, String(slower)],
      count: store === 'postgres' ? 4 : 1,
      lifeMillis,
      random,
    });
  try {
    const [least, most] = lives[store];
    const crew = crewOf([least * slower, most * slower]);
    await untilAllThere(workspace, wanted, patienceMillis * slower).finally(crew.stop);
    // Copies are taken back, and stored results put on record, by workers that nobody kills any more.
    while (!(await withStore(url, isSettled)) && performance.now() - began < patienceMillis * slower) {
      const rest = crewOf(null);
      await wait(5_000 * slower);
      await rest.stop();
    }
    const seconds = (performance.now() - began) / 1_000;
    const counts = countIds(await workspace.messages());
    const copies = wanted.map((id) => counts.get(id) ?? 0);
    const states = await withStore(url, countDeliveries);
    return {
      planned: wanted.length,
      wanted: wanted.length,
      lost: copies.filter((count) => count === 0).length,
      doubled: copies.filter((count) => count > 1).length,
      kills: crew.kills(),
      faults: Object.values(await workspace.faults()).reduce((sum, count) => sum + count, 0),
      seconds,
      notes: states.map(({ status, count }) => `${count} ${status}`).join(', '),
    };
  } finally {
    workspace.close();
  }
}

async function withStore<T>(url: string, work: (store: Store) => Promise<T>): Promise<T> {
  const store = await openStore(url, { waitMillis: 10_000 });
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

/** Plans all of it, and gives the ids. */
async function plan(store: Store, channels: readonly string[], days: number): Promise<string[]> {
  const subscriptions = await Promise.all(
    channels.map(async (channel, n) => {
      const team = `T${n % teams}`;
      const id = await subscribe(store, { ...wish, team, channel });
      return { id, team_id: team, channel_id: channel };
    }),
  );
  await store.transaction(async (session) => {
    const ids = [await keepAnnouncement(session, textOf(1)), await keepAnnouncement(session, textOf(2))];
    const base = { status: 'pending', fromSeq: 0, toSeq: 0 } as const;
    for (let n = 0; n < days; n += 1) {
      const day = `2026-11-0${n + 1}`;
      await planDeliveries(
        session,
        subscriptions.map((subscription, place) => {
          const parts = (place + n) % twoPartsOf === 0 ? 2 : 1;
          return { ...base, subscription, day, announcement: { id: ids[parts - 1] as string, parts } };
        }),
      );
    }
    const told = await session.db.selectFrom('deliveries').selectAll().where('part', '=', 0).orderBy('id').execute();
    const wrong = told.filter((_, place) => place % correctedOf === 0);
    await planDeliveries(
      session,
      wrong.map(({ id, subscription_id, team_id, channel_id, local_date: day }) => {
        const subscription = { id: subscription_id, team_id, channel_id };
        const announcement = { id: ids[0] as string, parts: 1 };
        return { ...base, subscription, day, announcement, corrects: { delivery: id, name: '1' } };
      }),
    );
  });
  return (await store.db.selectFrom('deliveries').select('id').execute()).map(({ id }) => id);
}

/** Due by itself hours after the run. */
const later = new Date(Date.now() + 6 * 3_600_000).toISOString().slice(11, 16);
const wish = { user: 'U0ALEX', zone: 'Etc/UTC', time: later, language: 'en', filter: null };

function textOf(parts: number) {
  const bodies = Array.from({ length: parts }, (_, n) =>
    JSON.stringify({ version: 1, text: `Message ${n + 1} of ${parts}`, blocks: [] }),
  );
  return { bodies, told: [] };
}

/** Waits until the workspace has each message at least once, or for as long as is reasonable. */
async function untilAllThere(workspace: DistantWorkspace, wanted: readonly string[], millis: number): Promise<void> {
  const end = performance.now() + millis;
  while (performance.now() < end) {
    const counts = countIds(await workspace.messages());
    if (wanted.every((id) => counts.has(id))) return;
    await wait(1_000);
  }
}

async function isSettled({ db }: Store): Promise<boolean> {
  const open = await db
    .selectFrom('deliveries')
    .select('id')
    .where((eb) => eb.or([eb('status', '<>', 'sent'), eb('sweep_at', 'is not', null)]))
    .execute();
  return open.length === 0;
}

function countIds(messages: readonly Message[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { metadata } of messages) {
    const { delivery_id: id } = (metadata?.event_payload ?? {}) as { delivery_id?: unknown };
    if (typeof id === 'string') counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  return counts;
}

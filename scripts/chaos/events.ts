import { setTimeout as wait } from 'node:timers/promises';
import { eventsPath } from '../../src/slack/transport/receiver.ts';
import { openStore } from '../../src/store/open.ts';
import type { Store } from '../../src/store/session.ts';
import { startBalancer } from './balancer.ts';
import type { Part, Setting } from './part.ts';
import { buildWeather } from './weather.ts';
import { type Crew, startCrew } from './workers.ts';
import { type DistantWorkspace, startWorkspace } from './workspace.ts';

const sizes = { full: 600, small: 90 };
const channels = ['C00000', 'C00001', 'C00002', 'C00003'];
/** Slack sends what was not acknowledged again after a minute, and after five: here after 2 s and 10 s. */
const hurry = 30;
const repeatMillis = 12_000;
const paceMillis = 60;
/** How long a process lives at least and at most. */
const life = [400, 8_000] as const;
const patienceMillis = 240_000;

/**
 * Questions in channels and direct messages, over signed HTTP or Socket Mode, some of them told of twice, to three
 * processes on PostgreSQL and to one on SQLite.
 */
export function answerInChaos(transport: 'http' | 'socket'): Part {
  return async (setting) => {
    const { seed, small, slower } = setting;
    const workspace = await startWorkspace({
      seed,
      channels,
      weather: buildWeather(slower),
      listedAfterMillis: 200 * slower,
      hurry: hurry / slower,
    });
    const bots = await prepareBots(setting, transport, workspace);
    const began = performance.now();
    const end = began + patienceMillis * slower;
    try {
      const crew = bots.start([life[0] * slower, life[1] * slower]);
      await bots.reached();
      const wanted = sizes[small ? 'small' : 'full'];
      const asked = await ask(workspace, wanted, end, setting);
      await untilAllAnswered(workspace, asked, end).finally(crew.stop);
      // What is answered but not on record is looked for and not said again, by processes that nobody kills.
      while (!(await withStore(setting.url, isEmpty)) && performance.now() < end) {
        const rest = bots.start(null);
        await wait(4_000 * slower);
        await rest.stop();
      }
      const seconds = (performance.now() - began) / 1_000;
      return { ...(await count(setting, workspace, asked)), planned: wanted, kills: crew.kills(), seconds };
    } finally {
      bots.close();
      workspace.close();
    }
  };
}

/** Processes of the bot, and the way to them. */
interface Bots {
  /** Until stopped; without `lifeMillis` nobody is killed. */
  start: (lifeMillis: readonly [number, number] | null) => Crew;
  /** Resolves once the workspace reaches one of them. */
  reached: () => Promise<void>;
  close: () => void;
}

async function prepareBots(
  { store, url, slower, random }: Setting,
  transport: 'http' | 'socket',
  workspace: DistantWorkspace,
): Promise<Bots> {
  const count = store === 'postgres' ? 3 : 1;
  const first = 20_000 + Math.floor(Math.random() * 10_000);
  const ports = Array.from({ length: count }, (_, n) => first + n);
  const { apiUrl, botToken, appToken, signingSecret } = workspace;
  const slack = { apiUrl, botToken, ...(transport === 'socket' ? { appToken } : { signingSecret }) };
  const args = [JSON.stringify({ url, slack, ports, slower })];
  const start: Bots['start'] = (lifeMillis) =>
    startCrew({ script: 'events-worker.js', args, count, lifeMillis, random });
  if (transport === 'socket') return { start, reached: workspace.connected, close: () => undefined };
  const balancer = await startBalancer(ports);
  return {
    start,
    async reached() {
      while (!(await workspace.sendTo(balancer.url + eventsPath))) await wait(200);
    },
    close: balancer.close,
  };
}

/**
 * Asks questions one after the other until so many are acknowledged, and gives the names of all. One that nobody was
 * there to acknowledge, although it was sent four times, is lost by Slack itself: another is asked in its place.
 */
async function ask(
  workspace: DistantWorkspace,
  wanted: number,
  end: number,
  { slower, random }: Setting,
): Promise<string[]> {
  const asked: string[] = [];
  for (let missing = wanted; missing > 0 && performance.now() < end; ) {
    for (let n = 0; n < missing; n += 1) {
      const channel = asked.length % 2 === 0 ? null : (channels[asked.length % channels.length] ?? null);
      asked.push(await workspace.say(channel, `${channel === null ? '' : '@rareearth '}question ${asked.length}`));
      if (random() < 0.2) await workspace.repeat();
      if (asked.length % 50 === 0) await workspace.refresh();
      await wait(paceMillis * slower);
    }
    // What was acknowledged by nobody comes again until then.
    await wait(repeatMillis * slower);
    missing = wanted - (await heardOf(workspace, asked)).length;
  }
  return asked;
}

/** Waits until each question that was acknowledged has an answer, or for as long as is reasonable. */
async function untilAllAnswered(workspace: DistantWorkspace, asked: readonly string[], end: number): Promise<void> {
  while (performance.now() < end) {
    const [counts, heard] = [await answersIn(workspace), await heardOf(workspace, asked)];
    if (heard.every((ts) => counts.has(ts))) return;
    await wait(500);
  }
}

async function count({ url }: Setting, workspace: DistantWorkspace, asked: readonly string[]) {
  const [counts, heard] = [await answersIn(workspace), await heardOf(workspace, asked)];
  return {
    wanted: heard.length,
    lost: heard.filter((ts) => !counts.has(ts)).length,
    doubled: asked.filter((ts) => (counts.get(ts) ?? 0) > 1).length,
    faults: Object.values(await workspace.faults()).reduce((sum, some) => sum + some, 0),
    notes: `${asked.length} asked; ${await withStore(url, describe)}`,
  };
}

/** The questions that the bot has acknowledged: those it must answer. */
async function heardOf(workspace: DistantWorkspace, asked: readonly string[]): Promise<string[]> {
  const acknowledged = new Set(await workspace.acknowledged());
  return asked.filter((ts) => acknowledged.has(ts));
}

/** How many messages of the bot stand under each message. */
async function answersIn(workspace: DistantWorkspace): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  for (const { thread, user } of await workspace.messages()) {
    if (thread !== undefined && user === 'U0BOT') counts.set(thread, (counts.get(thread) ?? 0) + 1);
  }
  return counts;
}

async function withStore<T>(url: string, work: (store: Store) => Promise<T>): Promise<T> {
  const store = await openStore(url, { waitMillis: 10_000 });
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

async function isEmpty({ db }: Store): Promise<boolean> {
  const waiting = await db.selectFrom('events').select('id').where('status', 'in', ['received', 'working']).execute();
  return waiting.length === 0;
}

/** What the store has of it: the answer and the end of the work are kept in one transaction. */
async function describe({ db }: Store): Promise<string> {
  const events = await db
    .selectFrom('events')
    .select(({ fn }) => ['status', fn.countAll<number>().as('count'), fn.max('attempt').as('attempts')])
    .groupBy('status')
    .execute();
  const kept = await db.selectFrom('audit').select('id').where('action', '=', 'answer').execute();
  const states = events.map(({ status, count, attempts }) => `${count} ${status} (up to ${attempts} attempts)`);
  return `${states.join(', ')}; ${kept.length} answers kept`;
}

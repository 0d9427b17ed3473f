import { setTimeout as wait } from 'node:timers/promises';
import { eventsPath } from '../../src/slack/transport/receiver.ts';
import { openStore } from '../../src/store/open.ts';
import type { Store } from '../../src/store/session.ts';
import { startBalancer } from './balancer.ts';
import { weather } from './deliveries.ts';
import type { Part, Setting, Tally } from './part.ts';
import { type Crew, startCrew } from './workers.ts';
import { type DistantWorkspace, startWorkspace } from './workspace.ts';

const sizes = { full: 600, small: 90 };
const channels = ['C00000', 'C00001', 'C00002', 'C00003'];
/** Slack sends what was not acknowledged again after a minute, and after five: here after 2 s and 10 s. */
const hurry = 30;
const repeatMillis = 12_000;
const paceMillis = 100;
const patienceMillis = 420_000;

/**
 * Questions in channels and direct messages, over signed HTTP or Socket Mode, some of them told of twice, to three
 * processes on PostgreSQL and to one on SQLite.
 */
export function answerInChaos(transport: 'http' | 'socket'): Part {
  return async (setting) => {
    const { seed, small, random } = setting;
    const workspace = await startWorkspace({ seed, channels, weather, listedAfterMillis: 200, hurry });
    const bots = await prepareBots(setting, transport, workspace);
    const began = performance.now();
    try {
      const crew = bots.start([500, 10_000]);
      await bots.reached();
      const asked = await ask(workspace, sizes[small ? 'small' : 'full'], random);
      await untilAllAnswered(workspace, asked).finally(crew.stop);
      // What is answered but not on record is looked for and not said again, by processes that nobody kills.
      while (!(await withStore(setting.url, isEmpty)) && performance.now() - began < patienceMillis) {
        const rest = bots.start(null);
        await wait(4_000);
        await rest.stop();
      }
      return await count(setting, workspace, asked, crew.kills(), (performance.now() - began) / 1_000);
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
  { store, url, random }: Setting,
  transport: 'http' | 'socket',
  workspace: DistantWorkspace,
): Promise<Bots> {
  const count = store === 'postgres' ? 3 : 1;
  const first = 20_000 + Math.floor(Math.random() * 10_000);
  const ports = Array.from({ length: count }, (_, n) => first + n);
  const { apiUrl, botToken, appToken, signingSecret } = workspace;
  const slack = { apiUrl, botToken, ...(transport === 'socket' ? { appToken } : { signingSecret }) };
  const args = [JSON.stringify({ url, slack, ports })];
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

/** Asks so many questions one after the other, and gives their names. */
async function ask(workspace: DistantWorkspace, questions: number, random: () => number): Promise<string[]> {
  const asked: string[] = [];
  for (let n = 0; n < questions; n += 1) {
    const channel = n % 2 === 0 ? null : (channels[n % channels.length] ?? null);
    asked.push(await workspace.say(channel, `${channel === null ? '' : '@rareearth '}question ${n}`));
    if (random() < 0.2) await workspace.repeat();
    if (n % 50 === 49) await workspace.refresh();
    await wait(paceMillis);
  }
  return asked;
}

/** Waits until each question that was acknowledged has an answer, or for as long as is reasonable. */
async function untilAllAnswered(workspace: DistantWorkspace, asked: readonly string[]): Promise<void> {
  const end = performance.now() + patienceMillis;
  // What was acknowledged by nobody comes again until then.
  await wait(repeatMillis);
  while (performance.now() < end) {
    const [counts, heard] = [await answersIn(workspace), await heardOf(workspace, asked)];
    if (heard.every((ts) => counts.has(ts))) return;
    await wait(500);
  }
}

async function count(
  { url }: Setting,
  workspace: DistantWorkspace,
  asked: readonly string[],
  kills: number,
  seconds: number,
): Promise<Tally> {
  const [counts, heard] = [await answersIn(workspace), await heardOf(workspace, asked)];
  return {
    wanted: heard.length,
    lost: heard.filter((ts) => !counts.has(ts)).length,
    doubled: asked.filter((ts) => (counts.get(ts) ?? 0) > 1).length,
    kills,
    faults: Object.values(await workspace.faults()).reduce((sum, some) => sum + some, 0),
    seconds,
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

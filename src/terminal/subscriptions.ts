import { parseArgs } from 'node:util';
import { localDay } from '../announce/due-time.ts';
import { languages } from '../core/language.ts';
import { asTime } from '../core/subscription/clock-time.ts';
import { takeDays } from '../core/subscription/rhythm.ts';
import { asZone } from '../core/subscription/zone.ts';
import { type Subscription, type SubscriptionFilter, wholeFilter } from '../core/subscription.ts';
import { loadKnowledge } from '../knowledge/load.ts';
import { nearest } from '../knowledge/nearest.ts';
import { readSubscription } from '../office/subscriptions.ts';
import { plannedDays } from '../store/delivery-plans.ts';
import { openStore } from '../store/open.ts';
import { type Store, storeTime } from '../store/session.ts';
import { allSubscriptions, findSubscription, subscribe, unsubscribe, type Wish } from '../store/subscriptions.ts';
import { exitStatus, UsageError } from './status.ts';

const usage = `write: rareearth subscriptions
  add --team T --channel C [--user U] [--at HH:MM] [--zone Europe/Berlin] [--topics a,b] [--days daily|weekdays|weekly|monday]
      [--language en|zh|ja|ko|de] [--quiet] [--due-now]
  list [--json]
  remove --team T --channel C`;

const options = {
  team: { type: 'string' },
  channel: { type: 'string' },
  user: { type: 'string' },
  at: { type: 'string' },
  zone: { type: 'string' },
  topics: { type: 'string' },
  days: { type: 'string' },
  language: { type: 'string' },
  quiet: { type: 'boolean' },
  'due-now': { type: 'boolean' },
  json: { type: 'boolean' },
  knowledge: { type: 'string' },
} as const;

/** What the commands need of the environment. */
export interface SubscriptionSettings {
  /** `DATABASE_URL` */
  url: string;
  /** The knowledge folder, which knows the topics. */
  dir: string;
}

/** `rareearth subscriptions ...`: makes, lists and removes subscriptions without Slack. */
export async function runSubscriptions(args: readonly string[], settings: SubscriptionSettings): Promise<number> {
  const { values, positionals } = parse(args);
  const [act, ...rest] = positionals;
  if (rest.length > 0) throw new UsageError(`${rest[0]} is one word too many; ${usage}`);
  if (act === 'add') {
    const wish = await readWish(values, values.knowledge ?? settings.dir);
    return withStore(settings.url, (store) => add(store, wish));
  }
  if (act === 'list') return withStore(settings.url, (store) => list(store, values.json ?? false));
  if (act === 'remove') {
    const place = readPlace(values);
    return withStore(settings.url, (store) => remove(store, place));
  }
  throw new UsageError(usage);
}

async function add(store: Store, wish: Wish): Promise<number> {
  await subscribe(store, wish);
  const kept = await findSubscription(store, wish.team, wish.channel);
  if (!kept) throw new Error('the subscription went while it was made');
  say(lineOf(readSubscription(kept, await storeTime(store))));
  if (wish.dueNow) {
    const day = localDay(await storeTime(store), kept.zone);
    const isTold = (await plannedDays(store, [day])).has(`${kept.id} ${day}`);
    say(
      isTold
        ? `not due now: it was told on ${day} already, and is told once a day at most`
        : 'due now: it is told at the next tick of the running bot',
    );
  }
  return exitStatus.ok;
}

async function list(store: Store, asJson: boolean): Promise<number> {
  const now = await storeTime(store);
  const all = (await allSubscriptions(store)).map((kept) => readSubscription(kept, now));
  if (asJson)
    say(
      JSON.stringify(
        all.map(({ name: _name, ...one }) => ({ ...one, next: asIso(one.next) })),
        null,
        2,
      ),
    );
  else if (all.length === 0) say('no subscriptions');
  else for (const one of all) say(lineOf(one));
  return exitStatus.ok;
}

async function remove(store: Store, { team, channel }: Pick<Wish, 'team' | 'channel'>): Promise<number> {
  const removed = await unsubscribe(store, team, channel, null);
  say(`${team}/${channel} ${removed ? 'removed' : 'was not subscribed'}`);
  return removed ? exitStatus.ok : exitStatus.failure;
}

/** "T1/C1  09:00 Europe/Berlin daily  en  dysprosium, terbium  next 2026-11-23T08:00:00.000Z" */
function lineOf({ team, channel, filter, time, zone, language, paused, next }: Subscription): string {
  const { topics, days, weekday = 1, quiet } = filter;
  return [
    `${team}/${channel}`,
    `${time} ${zone} ${days}${days === 'weekly' ? ` on day ${weekday}` : ''}`,
    language,
    topics?.join(', ') ?? 'everything',
    ...(quiet ? ['quiet days too'] : []),
    paused === null ? `next ${asIso(next)}` : `paused: ${paused}`,
  ].join('  ');
}

function asIso(moment: number | null): string | null {
  return moment === null ? null : new Date(moment).toISOString();
}

type Values = ReturnType<typeof parse>['values'];

async function readWish(values: Values, dir: string): Promise<Wish> {
  const { user = null, at = '09:00', zone: named = 'UTC', language = 'en', quiet = false } = values;
  const time = asTime(at);
  if (time === null) throw new UsageError(`--at ${at} is no time of day; write it like 09:00`);
  const zone = asZone(named);
  if (zone === null) throw new UsageError(`--zone ${named} is no time zone; write it like Europe/Berlin`);
  if (!languages.some((known) => known === language))
    throw new UsageError(`--language is one of ${languages.join(', ')}`);
  const filter: SubscriptionFilter = {
    ...wholeFilter,
    ...readDays(values.days),
    topics: values.topics === undefined ? null : await readTopics(values.topics, dir),
    quiet,
  };
  const dueNow = values['due-now'] ?? false;
  return { ...readPlace(values), user, time, zone, language, filter: { ...filter }, dueNow };
}

function readPlace({ team, channel }: Values): Pick<Wish, 'team' | 'channel'> {
  if (!team || !/^[TE][A-Z0-9]+$/.test(team))
    throw new UsageError(`--team needs the id of a workspace, like T0123; ${usage}`);
  if (!channel || !/^[CDG][A-Z0-9]+$/.test(channel))
    throw new UsageError(`--channel needs the id of a channel, like C0123; ${usage}`);
  return { team, channel };
}

function readDays(written: string | undefined): Partial<SubscriptionFilter> {
  if (written === undefined) return {};
  const days = takeDays({ text: written });
  if (days === null)
    throw new UsageError(`--days is daily, weekdays, weekly, or a day of the week; ${written} is none`);
  return days;
}

async function readTopics(list: string, dir: string): Promise<string[]> {
  const loaded = await loadKnowledge(dir, {});
  if (!loaded.ok) throw new Error(`${dir} does not load, so no topic can be looked up; rareearth check says why`);
  const topics = [...new Set(list.split(',').map((name) => name.trim().toLowerCase()))].filter((name) => name !== '');
  if (topics.length === 0) throw new UsageError('--topics needs ids of topics with commas between them');
  for (const topic of topics) {
    if (loaded.base.topics.has(topic)) continue;
    const near = nearest(topic, loaded.base.topics.keys());
    throw new UsageError(`there is no topic ${topic}${near ? `; is it ${near}?` : ''}`);
  }
  return topics;
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

async function withStore<T>(url: string, work: (store: Store) => Promise<T>): Promise<T> {
  const store = await openStore(url);
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

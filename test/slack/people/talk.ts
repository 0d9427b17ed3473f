import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect } from 'vitest';
import { buildInbox } from '../../../src/office/inbox.ts';
import { type OfficeOfPeople, openPeople, type PeopleSettings } from '../../../src/office/people.ts';
import { type OpenBot, openBot } from '../../../src/open-bot.ts';
import { describeBot } from '../../../src/open-playground.ts';
import type { Person } from '../../../src/playground/person/person.ts';
import type { Message, View } from '../../../src/playground/shapes.ts';
import { type Playground, startPlayground } from '../../../src/playground/start.ts';
import { buildSlackApp, type SlackApp } from '../../../src/slack/app.ts';
import { type Clock, systemClock } from '../../../src/slack/clock.ts';
import type { Feature } from '../../../src/slack/parts.ts';
import { eventsPath } from '../../../src/slack/transport/receiver.ts';
import { openStore } from '../../../src/store/open.ts';
import type { StoredAnswer } from '../../../src/store/schema.ts';
import type { Store } from '../../../src/store/session.ts';
import { startWeb } from '../../../src/web/server.ts';
import { builtDir } from '../../build.ts';
import { sampleFiles, writeInto } from '../../knowledge/helpers.ts';
import { buildLog } from '../builders.ts';

/** The bot with all that a deployment keeps of people, in a local workspace, over a real file. */
export interface Talk {
  playground: Playground;
  office: OfficeOfPeople;
  bot: OpenBot;
  store: Store;
  url: string;
  /** Real time, moved on by as many milliseconds as the test says. */
  clock: Clock & { offset: number };
  log: ReturnType<typeof buildLog>;
  /** An administrator of the workspace. */
  alex: Person;
  kim: Person;
  /** The bot's message number n (from one) that this is true of. */
  said: (isIt: (message: Message) => boolean, n?: number) => Promise<Message>;
  answerTo: (asked: Message, n?: number) => Promise<Message>;
  whisper: (text: string) => Promise<Message>;
  modal: (person: Person) => Promise<View>;
  /** Resolves once so many answers are kept. */
  kept: (count: number) => Promise<StoredAnswer[]>;
  /** Edits a file of the knowledge, and waits until the bot has taken it over. */
  edit: (file: string, change: (text: string) => string) => Promise<void>;
  knowledge: string;
  today: string;
  close: () => Promise<void>;
}

/** Answered from the small knowledge about an invented law that these tests use. */
export const question = 'Is tea controlled?';
/** Of nothing it knows. */
export const unknown = 'Do zorblaxes need a permit?';
export const team = 'T0LOCAL';
export const expertsChannel = 'C0TRADE';

const usual: PeopleSettings = {
  perMinute: 100,
  allowed: { workspaces: [], channels: [] },
  experts: { usual: expertsChannel, byTopic: new Map() },
  curators: ['U0ALEX'],
  admins: [],
  repairDays: 30,
};

export async function startTalk(
  overrides: Partial<PeopleSettings> = {},
  transport: 'socket' | 'http' = 'socket',
  more: (store: Store) => readonly Feature[] = () => [],
): Promise<Talk> {
  const folder = mkdtempSync(path.join(tmpdir(), 'rareearth-people-'));
  const knowledge = path.join(folder, 'knowledge');
  // Without conditions, so that the rule decides by itself.
  for (const [file, text] of Object.entries(sampleFiles))
    writeInto(knowledge, file, text.replace(/^ +conditions: .*\n/m, ''));
  const url = `file:${path.join(folder, 'test.db')}`;
  const store = await openStore(url);
  const clock = { ...systemClock, offset: 0, now: () => Date.now() + clock.offset };
  const log = buildLog();
  const talk = { today: '2026-11-22' } as Talk;
  let app: SlackApp | undefined;
  const office = openPeople({
    store,
    bot: () => talk.bot,
    clientOf: async (teamId) => {
      if (!app || teamId !== team) throw new Error('the app is not there');
      return app.clientOf({ teamId, enterpriseId: undefined, isEnterpriseInstall: false });
    },
    clock,
    log,
    settings: { ...usual, ...overrides },
  });
  const bot = await openBot(
    knowledge,
    () => talk.today,
    (result) => !result.ok && log.error(JSON.stringify(result.problems)),
    {
      office: (spot, seen) => ({ spot, zone: async () => null, ...seen, ...office.office(spot) }),
      // An edit is complete when it is written.
      lookMillis: 50,
    },
  );
  if ('problems' in bot) throw new Error(JSON.stringify(bot.problems[0]));
  talk.bot = bot;

  const scripts = path.join(builtDir, 'src/playground/page');
  const playground = await startPlayground({
    ...describeBot(bot),
    today: () => talk.today,
    scripts,
    scopes: [
      'app_mentions:read',
      'assistant:write',
      'chat:write',
      'commands',
      'im:history',
      'channels:history',
      'files:write',
    ].concat(['users:read', 'channels:read', 'groups:read', 'im:read', 'mpim:read']),
  });
  const { botToken, appToken, signingSecret, apiUrl, until } = playground;
  const credentials = transport === 'socket' ? { appToken } : { signingSecret };
  const settings = { botToken, ...credentials, apiUrl, logLevel: 'info' } as const;
  const inbox = buildInbox(store, { owner: 'test', keep: office.keepAnswer });
  app = buildSlackApp(settings, {
    bot,
    log,
    clock: systemClock,
    people: office.people,
    features: [...office.features, ...more(store)],
    inbox,
  });
  const running = app;
  await running.start();
  const web = transport === 'http' ? await startWeb({ host: '127.0.0.1', port: 0 }, running.routes, log) : null;
  if (web) await playground.sendTo(web.address + eventsPath);

  const said: Talk['said'] = (isIt, n = 1) =>
    until(({ messages }) => messages.filter((one) => one.user === 'U0BOT' && isIt(one))[n - 1]);
  return Object.assign(talk, {
    playground,
    office,
    store,
    url,
    clock,
    log,
    knowledge,
    said,
    alex: playground.person('U0ALEX'),
    kim: playground.person('U0KIM'),
    answerTo: ({ ts }: Message, n?: number) => said(({ thread, visibleTo }) => thread === ts && !visibleTo, n),
    whisper: (text: string) => said(({ visibleTo, ...one }) => visibleTo !== undefined && wordsOf(one).includes(text)),
    async kept(count: number) {
      for (;;) {
        const rows = await store.db.selectFrom('answers').selectAll().execute();
        if (rows.length >= count) return rows;
        await new Promise((resolve) => setImmediate(resolve));
      }
    },
    async edit(file: string, change: (text: string) => string) {
      const { revision } = bot.context().base;
      const place = path.join(knowledge, file);
      const before = existsSync(place) ? readFileSync(place, 'utf8') : '';
      const after = change(before);
      if (after === before) throw new Error(`the edit of ${file} changes nothing`);
      writeFileSync(place, after);
      while (bot.context().base.revision === revision) {
        const refused = log.lines.find((line) => line.startsWith('error ['));
        if (refused !== undefined) throw new Error(refused);
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
    },
    modal: (person: Person) => until(({ modals }) => modals.get(person.id)?.at(-1)),
    async close() {
      await Promise.all([web?.close(), running.stop()]);
      await playground.close();
      bot.close();
      await store.close();
      rmSync(folder, { recursive: true });
      expect(log.lines.filter((line) => line.startsWith('error'))).toEqual([]);
    },
  });
}

/** All that a message or view says, as text. */
export function wordsOf(one: Pick<Message | View, 'blocks'>): string {
  return JSON.stringify(one.blocks);
}

/** What the feedback buttons below an answer carry. */
export function voteOf(answer: Message, vote: 'up' | 'down'): { value: string } {
  const value = new RegExp(`"value":"(${vote} [^"]+)"`).exec(wordsOf(answer))?.[1];
  if (value === undefined) throw new Error(`there is nothing to vote with in ${wordsOf(answer)}`);
  return { value };
}

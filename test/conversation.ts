import path from 'node:path';
import { type OpenBot, openBot } from '../src/open-bot.ts';
import { describeBot } from '../src/open-playground.ts';
import type { Person } from '../src/playground/person/person.ts';
import type { Message, View } from '../src/playground/shapes.ts';
import { type Playground, type PlaygroundOptions, startPlayground } from '../src/playground/start.ts';
import { buildSlackApp, type SlackSettings } from '../src/slack/app.ts';
import { systemClock } from '../src/slack/clock.ts';
import type { Feature } from '../src/slack/parts.ts';
import { eventsPath } from '../src/slack/transport/receiver.ts';
import { startWeb } from '../src/web/server.ts';
import { builtDir } from './build.ts';
import { buildLog } from './slack/builders.ts';

export type Transport = 'socket' | 'http';

/** A person, the bot and a local workspace between them. */
export interface Conversation {
  playground: Playground;
  bot: OpenBot;
  me: Person;
  log: ReturnType<typeof buildLog>;
  /** Resolves with the n-th message (from one) of the bot that this is true of. */
  reply: (isIt: (message: Message) => boolean, n?: number) => Promise<Message>;
  /** The n-th answer in the thread of a message. */
  replyTo: (message: Message, n?: number) => Promise<Message>;
  /** The n-th answer that only the person sees. */
  whisper: (n?: number) => Promise<Message>;
  /** Resolves with the stack of modals once it is so deep. */
  modals: (depth: number) => Promise<readonly View[]>;
  close: () => Promise<void>;
}

export const today = '2026-11-22';
const knowledgeDir = path.join(import.meta.dirname, '../knowledge');

export async function loadBot(): Promise<OpenBot> {
  const bot = await openBot(
    knowledgeDir,
    () => today,
    () => undefined,
  );
  if ('problems' in bot) throw new Error(`the knowledge does not load: ${JSON.stringify(bot.problems[0])}`);
  return bot;
}

/** Starts a local workspace and the bot against it, unchanged: the same app as for Slack, at another address. */
export async function startConversation(
  bot: OpenBot,
  transport: Transport,
  options: Partial<PlaygroundOptions> = {},
  features: readonly Feature[] = [],
  times: NonNullable<SlackSettings['times']> = {},
): Promise<Conversation> {
  const scripts = path.join(builtDir, 'src/playground/page');
  const playground = await startPlayground({ ...describeBot(bot), today: () => today, scripts, ...options });
  const log = buildLog();
  const stop = await startBot(playground, bot, transport, log, features, times);
  const { until } = playground;

  const reply: Conversation['reply'] = (isIt, n = 1) =>
    until(({ messages }) => messages.filter((one) => one.user === 'U0BOT' && isIt(one))[n - 1]);
  return {
    playground,
    bot,
    me: playground.person(),
    log,
    reply,
    replyTo: ({ ts }, n) => reply(({ thread, visibleTo }) => thread === ts && visibleTo === undefined, n),
    whisper: (n) => reply(({ visibleTo }) => visibleTo !== undefined, n),
    modals: (depth) =>
      until(({ modals }) => {
        const stack = modals.get(playground.person().id) ?? [];
        return stack.length === depth ? stack : undefined;
      }),
    async close() {
      await stop();
      await playground.close();
    },
  };
}

async function startBot(
  { botToken, appToken, signingSecret, apiUrl, sendTo }: Playground,
  bot: OpenBot,
  transport: Transport,
  log: ReturnType<typeof buildLog>,
  features: readonly Feature[],
  times: NonNullable<SlackSettings['times']>,
): Promise<() => Promise<void>> {
  const credentials = transport === 'socket' ? { appToken } : { signingSecret };
  const settings = { botToken, ...credentials, apiUrl, logLevel: 'info', times } as const;
  const app = buildSlackApp(settings, { bot, log, clock: systemClock, features });
  await app.start();
  if (transport === 'socket') return app.stop;
  const web = await startWeb({ host: '127.0.0.1', port: 0 }, app.routes, log);
  await sendTo(web.address + eventsPath);
  return async () => {
    await Promise.all([web.close(), app.stop()]);
  };
}

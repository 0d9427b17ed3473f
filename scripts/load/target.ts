import { App, HTTPReceiver } from '@slack/bolt';
import { localToday } from '../../src/clock.ts';
import { defaultKnowledgeDir } from '../../src/config/knowledge-dir.ts';
import { openBot } from '../../src/open-bot.ts';
import { buildSlackApp } from '../../src/slack/app.ts';
import { systemClock } from '../../src/slack/clock.ts';
import { startWeb } from '../../src/web/server.ts';

/**
 * A process to send commands to: the bot, or a Bolt app that does nothing but acknowledge. Tells its parent the address
 * when it is ready, and its memory whenever it is asked.
 */
const [kind, signingSecret = '', apiUrl = ''] = process.argv.slice(2);
const token = 'xoxb-load';
const silent = { debug: () => undefined, info: () => undefined, warn: console.warn, error: console.error };

async function startBare(): Promise<string> {
  const receiver = new HTTPReceiver({ signingSecret });
  const app = new App({ receiver, authorize: async () => ({ botToken: token }) });
  app.command(/^\//, async ({ ack }) => ack());
  const server = await app.start(0);
  const address = 'address' in server ? server.address() : null;
  if (address === null || typeof address === 'string') throw new Error('the bare app does not listen');
  return `http://127.0.0.1:${address.port}/slack/events`;
}

async function startWhole(): Promise<string> {
  const bot = await openBot(defaultKnowledgeDir(), localToday, () => undefined);
  if ('problems' in bot) throw new Error('the knowledge does not load');
  const settings = { botToken: token, signingSecret, apiUrl, logLevel: 'warn' } as const;
  const app = buildSlackApp(settings, { bot, log: silent, clock: systemClock });
  await app.start();
  const web = await startWeb({ host: '127.0.0.1', port: 0 }, app.routes, silent);
  return `${web.address}/slack/events`;
}

const address = await (kind === 'bare' ? startBare() : startWhole());
process.on('message', () => {
  globalThis.gc?.();
  process.send?.({ memory: process.memoryUsage().rss });
});
process.send?.({ address });

import { SettingError } from '../../src/config/setting-error.ts';
import type { Answer } from '../../src/core/answer.ts';
import { buildBase } from '../../src/core/base.ts';
import type { Reply } from '../../src/core/reply.ts';
import { Vocabulary } from '../../src/core/vocabulary.ts';
import { buildInbox } from '../../src/office/inbox.ts';
import { buildSeen } from '../../src/office/seen.ts';
import { buildSlackApp } from '../../src/slack/app.ts';
import type { Bot } from '../../src/slack/bot.ts';
import { systemClock } from '../../src/slack/clock.ts';
import { eventsPath } from '../../src/slack/transport/receiver.ts';
import { recordAudit } from '../../src/store/audit.ts';
import { openStore } from '../../src/store/open.ts';
import { startWeb } from '../../src/web/server.ts';
import { scaledAnswering } from './times.ts';

/** A process of the bot on an inbox in the store, until somebody kills it. It listens on the first port that is free. */
const { url, slack, ports, slower } = JSON.parse(process.argv[2] ?? '') as {
  url: string;
  slack: { apiUrl: string; botToken: string; appToken?: string; signingSecret?: string };
  ports: number[];
  slower: number;
};
const silent = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

const store = await openStore(url, { waitMillis: 10_000, onError: () => {} });
const bot = buildBot();
const { leaseMillis, times } = scaledAnswering(slower);
const app = buildSlackApp(
  { ...slack, logLevel: 'error', times },
  {
    bot,
    clock: systemClock,
    log: silent,
    seen: buildSeen(store),
    inbox: buildInbox(store, {
      owner: String(process.pid),
      leaseMillis,
      keep: (session, { id }) => recordAudit(session, { action: 'answer', subject: id }),
    }),
    people: {
      admit: async () => ({ ok: true, ephemeral: false }),
      below: async (_reply, _asker, id = '') => ({ id, blocks: [], outside: false }),
      keepList: async () => undefined,
      keep: async () => undefined,
    },
  },
);
await app.start();
if (app.routes.length > 0) await listen(ports);
process.send?.('at work');

async function listen([port, ...others]: number[]): Promise<void> {
  if (port === undefined) throw new Error(`no port is free for ${eventsPath}`);
  try {
    await startWeb({ host: '127.0.0.1', port }, app.routes, silent);
  } catch (error) {
    if (!(error instanceof SettingError)) throw error;
    await listen(others);
  }
}

/** Answers everything alike, so that a process is up again at once. */
function buildBot(): Bot {
  const base = buildBase(
    {
      about: { name: { en: '' }, languages: ['en'], disclaimer: { en: 'Not advice.' }, experts: [], suggestions: [] },
      sources: [],
      instruments: [],
      topics: [],
      guides: [],
      vocabulary: Vocabulary.parse({ destinations: {}, users: {} }),
    },
    'chaos',
  );
  const about = { language: 'en', asOf: '2026-11-30', revision: 'chaos' } as const;
  const answer: Answer = {
    ...about,
    question: '',
    outcome: 'no_answer',
    entry: null,
    confidence: 0,
    verdict: null,
    headline: 'Nobody knows.',
    statements: [],
    more: [],
    warnings: [],
    choices: [],
    nearest: [],
    related: [],
  };
  const reply: Reply = { ...about, kind: 'answer', answer };
  const reading = { outcome: 'no_answer', entry: null, confidence: 0, choices: [], nearest: [] } as const;
  const read = () => ({ ...reading, cues: { language: 'en', intent: 'status' } as const, choices: [], nearest: [] });
  return {
    dispatch: () => reply,
    perform: async () => reply,
    context: () => ({ base, today: about.asOf, language: 'en', commands: [], read }),
  };
}

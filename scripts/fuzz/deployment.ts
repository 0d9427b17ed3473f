import { randomBytes } from 'node:crypto';
import { Writable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { defaultKnowledgeDir } from '../../src/config/knowledge-dir.ts';
import type { KnowledgeBase } from '../../src/core/base.ts';
import { openLog } from '../../src/log/log.ts';
import { noMetrics } from '../../src/metrics/metrics.ts';
import { openGrants } from '../../src/open-installations.ts';
import { openService } from '../../src/open-service.ts';
import { listenToUninstall } from '../../src/slack/installations/uninstall.ts';
import { openStore } from '../../src/store/open.ts';
import { startWeb } from '../../src/web/server.ts';
import { users } from './shapes.ts';

export const botToken = 'xoxb-fuzz-token-of-the-bot';
export const signingSecret = 'fuzz-signing-secret-0123456789';
export const expertsChannel = 'C0EXPERTS';

/** The bot as it is deployed, over a database in memory. */
export interface Deployment {
  /** "http://127.0.0.1:3000" */
  origin: string;
  base: KnowledgeBase;
  /** Whether all that came in is done with, answers included, within a time. */
  settle: (limitMillis: number) => Promise<boolean>;
  close: () => Promise<void>;
}

const today = '2026-11-30';
/** What Slack did not answer is looked for at once. */
const times = { call: 10_000, settle: 1, drain: 5_000 };
const millis = 60_000;

/** Opens it, to call Slack at `apiUrl`. `onLog` hears of every line of its log. */
export async function deploy(apiUrl: string, onLog: (line: string) => void): Promise<Deployment> {
  const output = new Writable({
    write(line, _encoding, done) {
      onLog(String(line));
      done();
    },
  });
  const log = openLog('info', { output, secrets: [botToken, signingSecret] });
  const store = await openStore('file::memory:');
  const service = await openService({
    knowledgeDir: defaultKnowledgeDir(),
    store,
    slack: () => ({ botToken, signingSecret, apiUrl, logLevel: log.level, times }),
    features: [listenToUninstall(openGrants(store, `1:${randomBytes(32).toString('base64')}`))],
    people: {
      admins: [users[0]],
      curators: [users[1]],
      allowedWorkspaces: [],
      allowedChannels: [],
      questionsPerMinute: 1e9,
      expertsChannel,
      expertsByTopic: new Map(),
      repairDays: 0,
    },
    delivery: {
      httpTimeout: times.call,
      lease: millis,
      settle: millis,
      sweep: millis,
      tick: millis,
      catchUp: millis,
      spread: 1,
      unknownPolicy: 'hold',
      review: false,
    },
    log,
    metrics: noMetrics,
    today: () => today,
  });
  if ('problems' in service) throw new Error('the knowledge does not load');
  const underWay = new Set<Promise<void>>();
  const routes = service.app.routes.map((route) => ({
    ...route,
    handle(...call: Parameters<typeof route.handle>) {
      const handled = Promise.resolve(route.handle(...call));
      const work = handled.catch(() => undefined).finally(() => underWay.delete(work));
      underWay.add(work);
      return handled;
    },
  }));
  const web = await startWeb({ host: '127.0.0.1', port: 0 }, routes, log);
  await service.app.start();

  // What was never done with is told of once.
  const stuck = new Set<string>();
  async function undone(): Promise<string[]> {
    const { db } = store;
    const rows = await db.selectFrom('events').select('id').where('status', 'in', ['received', 'working']).execute();
    return rows.map(({ id }) => id).filter((id) => !stuck.has(id));
  }

  return {
    origin: web.address,
    base: service.bot.context().base,
    async settle(limitMillis) {
      const until = Date.now() + limitMillis;
      for (let waiting = await undone(); waiting.length > 0 || underWay.size > 0; waiting = await undone()) {
        if (Date.now() > until) {
          for (const id of waiting) stuck.add(id);
          underWay.clear();
          return false;
        }
        await sleep(2);
      }
      return true;
    },
    async close() {
      await Promise.all([web.close(), service.app.stop()]);
      service.close();
      await store.close();
    },
  };
}

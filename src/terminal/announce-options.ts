import { existsSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { localToday } from '../clock.ts';
import { describeSettingProblem } from '../config/problem.ts';
import { readConfig } from '../config/read.ts';
import { isDay } from '../core/day.ts';
import { languages } from '../core/language.ts';
import { loadKnowledge } from '../knowledge/load.ts';
import { openLog } from '../log/log.ts';
import { noMetrics } from '../metrics/metrics.ts';
import { openService } from '../open-service.ts';
import { readAddress } from '../store/address.ts';
import { openStore } from '../store/open.ts';
import type { Store } from '../store/session.ts';
import { activeSubscriptions } from '../store/subscriptions.ts';
import { runAnnounce, runHeld, runNow, runPreview } from './announce.ts';
import { UsageError } from './status.ts';

const options = {
  'dry-run': { type: 'boolean' },
  now: { type: 'boolean' },
  held: { type: 'boolean' },
  on: { type: 'string' },
  since: { type: 'string' },
  topics: { type: 'string' },
  channel: { type: 'string' },
  lang: { type: 'string' },
  knowledge: { type: 'string' },
  json: { type: 'boolean' },
} as const;

/** `rareearth announce`: shows or sends what is due, or settles what waits for a person. Gives the exit status. */
export async function announceFromTerminal(words: string[]): Promise<number> {
  const { values, positionals } = parse(words);
  const { now = false, held = false, channel, topics, json = false } = values;
  const on = dayOf(values.on, '--on');
  const since = dayOf(values.since, '--since');
  const config = settings();
  const dir = values.knowledge ?? config.knowledgeDir;
  if (held) return withStore(config.storeUrl, (store) => runHeld(store, positionals));
  if (positionals.length > 0) throw new UsageError(`announce takes options only; ${positionals[0]} is none`);
  if (now) return announceNow({ ...config, knowledgeDir: dir });

  // With a store it is known who would be told; a span or topics of one's own ask for something else.
  const isGeneral = since !== undefined || topics !== undefined || values.lang !== undefined;
  if (values['dry-run'] && (channel !== undefined || (!isGeneral && hasStore(config.storeUrl)))) {
    const loaded = await loadKnowledge(dir, { today: localToday() });
    const shown = await withStore(config.storeUrl, async (store) => {
      const isToldAnyone = channel !== undefined || (await activeSubscriptions(store)).length > 0;
      return loaded.ok && isToldAnyone ? runPreview(store, loaded.base, { on, channel, json }) : null;
    });
    if (shown !== null) return shown;
  }
  const language = languages.find((one) => one === values.lang);
  if (values.lang !== undefined && !language) throw new UsageError(`--lang is one of ${languages.join(', ')}`);
  const dryRun = values['dry-run'] ?? false;
  return runAnnounce([], { dir, today: localToday(), on, since, topics, dryRun, json, language });
}

type Settings = ReturnType<typeof settings>;

async function announceNow(config: Settings): Promise<number> {
  const { slack, workspaces } = config;
  if (workspaces) throw new UsageError('--now works with one workspace, by its bot token; the bot itself serves many');
  if (!slack) throw new UsageError('SLACK_BOT_TOKEN is missing, so nothing can be sent; --dry-run shows what would be');
  const log = openLog(config.logLevel, { secrets: config.secrets });
  const { port: _port, host: _host, ...link } = slack;
  return withStore(config.storeUrl, async (store) => {
    const today = localToday;
    const { knowledgeDir, people, delivery } = config;
    const service = await openService({
      knowledgeDir,
      people,
      delivery,
      store,
      slack: () => ({ ...link, logLevel: log.level }),
      log,
      metrics: noMetrics,
      today,
    });
    if ('problems' in service) throw new Error(`${config.knowledgeDir} does not load; rareearth check says why`);
    try {
      return await runNow(store, service.prepareAnnouncer(), (millis) => sleep(millis));
    } finally {
      service.close();
    }
  });
}

function settings() {
  const read = readConfig(process.env);
  if (!read.ok) throw new Error(read.problems.map(describeSettingProblem).join('\n'));
  return read.config;
}

/** A file that is not there yet is not made to find that it is empty. */
function hasStore(url: string): boolean {
  const address = readAddress(url);
  return address.kind === 'postgres' || (address.kind === 'file' && existsSync(address.file));
}

async function withStore<T>(url: string, work: (store: Store) => Promise<T>): Promise<T> {
  const store = await openStore(url);
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

function parse(words: string[]) {
  try {
    return parseArgs({ args: words, options, allowPositionals: true });
  } catch (error) {
    throw new UsageError(`${error instanceof Error ? error.message : error} (announce takes --dry-run or --now)`);
  }
}

function dayOf(value: string | undefined, option: string): string | undefined {
  if (value === undefined || isDay(value)) return value;
  throw new UsageError(`${option} needs a day that exists, as YYYY-MM-DD; ${value} is none`);
}

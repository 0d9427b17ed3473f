import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { readConfig } from '../../src/config/read.ts';
import { openLog } from '../../src/log/log.ts';
import { noMetrics } from '../../src/metrics/metrics.ts';
import { openService, type Service } from '../../src/open-service.ts';
import type { Message } from '../../src/playground/shapes.ts';
import { type Playground, startPlayground } from '../../src/playground/start.ts';
import { neededScopes } from '../../src/slack/scopes.ts';
import { openStore } from '../../src/store/open.ts';
import type { Store } from '../../src/store/session.ts';
import { subscribe } from '../../src/store/subscriptions.ts';
import { builtDir } from '../build.ts';
import { today } from '../conversation.ts';
import { sampleFiles, writeInto } from '../knowledge/helpers.ts';
import { buildAppDescription } from '../playground/helpers.ts';
import { buildWish } from '../store/filled.ts';

const experts = 'C0TRADE';
const channels = ['C0GENERAL', 'C0NEWS'];
const decision = /let it go to|held it back|decided before/;

let folder: string;
let playground: Playground;
let store: Store;
let service: Service;
let tick: () => Promise<unknown>;

/** A deployment that has announcements looked at first, with its store in a file. */
async function startDeployment(): Promise<void> {
  const settings = readConfig({ SLACK_BOT_TOKEN: playground.botToken, SLACK_APP_TOKEN: playground.appToken });
  if (!settings.ok) throw new Error(JSON.stringify(settings.problems));
  const { people, delivery } = settings.config;
  const { botToken, appToken, apiUrl } = playground;
  store = await openStore(`file:${path.join(folder, 'rareearth.db')}`);
  const opened = await openService({
    knowledgeDir: path.join(folder, 'knowledge'),
    store,
    slack: () => ({ botToken, appToken, apiUrl, logLevel: 'error' }),
    people: { ...people, expertsChannel: experts },
    delivery: { ...delivery, review: true, spread: 0 },
    log: openLog('error'),
    metrics: noMetrics,
    today: () => today,
  });
  if ('problems' in opened) throw new Error(JSON.stringify(opened.problems));
  service = opened;
  await service.app.start();
  tick = service.prepareAnnouncer();
}

async function stopDeployment(): Promise<void> {
  await service.app.stop();
  service.close();
  await store.close();
}

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'rareearth-review-'));
  for (const [file, text] of Object.entries(sampleFiles)) writeInto(path.join(folder, 'knowledge'), file, text);
  playground = await startPlayground({
    app: buildAppDescription(),
    scopes: neededScopes(),
    today: () => today,
    scripts: path.join(builtDir, 'src/playground/page'),
  });
  await startDeployment();
  // What the knowledge says by now is no news.
  await tick();
  for (const channel of channels)
    await subscribe(store, buildWish({ team: playground.workspace.team.id, channel, dueNow: true }));
  await tick();
});

afterEach(async () => {
  await stopDeployment();
  await playground.close();
  rmSync(folder, { recursive: true });
});

const saidIn = (...rooms: string[]) =>
  playground.workspace.messages.filter(({ user, channel }) => user === 'U0BOT' && rooms.includes(channel));

const asked = (): Promise<Message> =>
  playground.until(({ messages }) =>
    messages.find((one) => one.channel === experts && JSON.stringify(one.blocks).includes('announce_send')),
  );

/** Resolves with what the question says once somebody has decided. */
const decided = ({ ts }: Message): Promise<string> =>
  playground.until(({ messages }) => {
    const words = JSON.stringify(messages.find((one) => one.ts === ts)?.blocks);
    return decision.test(words) ? words : undefined;
  });

describe('an announcement that people look at first', () => {
  it('is shown where they are, and in no channel yet', async () => {
    const question = await asked();
    expect(JSON.stringify(question.blocks)).toContain('goes to 2 channels once you say so');
    expect(JSON.stringify(question.blocks)).toContain('Nothing to announce');
    await tick();
    expect(saidIn(...channels)).toEqual([]);
    expect(saidIn(experts)).toHaveLength(1);
  });

  it('goes out once to every channel when somebody lets it go, however often they press', async () => {
    const question = await asked();
    const alex = playground.person('U0ALEX');
    await Promise.all([alex.click(question, 'Send'), playground.person('U0KIM').click(question, 'Send')]);
    expect(await decided(question)).not.toContain('announce_send');
    await tick();
    await tick();
    const told = saidIn(...channels).map(({ channel }) => channel);
    expect(told.sort()).toEqual(channels);
  });

  it('goes nowhere when somebody holds it back, and says who did', async () => {
    const question = await asked();
    await playground.person('U0KIM').click(question, 'Hold back');
    expect(await decided(question)).toContain('<@U0KIM> held it back from 2 channels');
    await tick();
    expect(saidIn(...channels)).toEqual([]);
  });

  it('waits across a restart, and is not asked about again', async () => {
    const question = await asked();
    await stopDeployment();
    await startDeployment();
    await tick();
    expect(saidIn(experts)).toHaveLength(1);
    await playground.person('U0ALEX').click(question, 'Send');
    expect(await decided(question)).toContain('<@U0ALEX> let it go to 2 channels');
    await tick();
    expect(saidIn(...channels)).toHaveLength(2);
  });
});

describe('an announcement of which nobody knows whether it arrived', () => {
  /** As after a call without an answer, in a channel that the bot may not read. */
  async function hold(): Promise<void> {
    const question = await asked();
    await playground.person('U0ALEX').click(question, 'Send');
    await decided(question);
    await store.db
      .updateTable('deliveries')
      .set({ status: 'held', last_error: 'not_in_channel' })
      .where('channel_id', '=', 'C0NEWS')
      .execute();
  }

  it('is posted again, or taken as posted, as the terminal says', async () => {
    await hold();
    const { runHeld } = await import('../../src/terminal/announce.ts');
    const write = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
    try {
      await runHeld(store, []);
      const [id = ''] = String(write.mock.calls[0]?.[0]).split(' ');
      expect(String(write.mock.calls[0]?.[0])).toMatch(/T0LOCAL\/C0NEWS .* not_in_channel/);
      expect(await runHeld(store, [id, 'repost'])).toBe(0);
      expect(await runHeld(store, [id, 'there'])).toBe(1);
    } finally {
      write.mockRestore();
    }
    await tick();
    expect(saidIn('C0NEWS')).toHaveLength(1);
  });
});

import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startBalancer } from '../scripts/chaos/balancer.ts';
import { hasServer, withDatabase } from '../scripts/chaos/database.ts';
import { type Program, startProgram } from '../scripts/replicas/program.ts';
import { type Clock, realClock } from '../src/playground/clock.ts';
import { type Playground, startPlayground } from '../src/playground/start.ts';
import { grants } from '../src/slack/scopes.ts';
import { eventsPath } from '../src/slack/transport/receiver.ts';
import { openStore } from '../src/store/open.ts';
import type { Store } from '../src/store/session.ts';
import { subscribe } from '../src/store/subscriptions.ts';
import { builtDir } from './build.ts';
import { buildAppDescription } from './playground/helpers.ts';

/** Slack repeats an event that was not taken after a minute; here it is sooner. */
const clock: Clock = {
  ...realClock,
  later: (millis, run) => realClock.later(millis >= 60_000 ? 500 : millis, run),
};
const needs = hasServer() ? '' : ' (skipped: TEST_DATABASE_URL is not set)';

/** The program twice, as it is deployed: one database, Slack on loopback, a balancer between them. */
describe.skipIf(!hasServer())(`two replicas${needs}`, () => {
  let slack: Playground;
  const programs: Program[] = [];
  beforeEach(async () => {
    const app = buildAppDescription();
    // All of the manifest: that of reading channels is what lets a replica see what another has said.
    slack = await startPlayground({ app, today: () => '2026-11-22', scopes: Object.keys(grants), clock });
  });
  afterEach(async () => {
    await Promise.all(programs.splice(0).map(({ kill }) => kill()));
    await slack.close();
  });

  async function start(url: string): Promise<Program> {
    const program = await startProgram(path.join(builtDir, 'bin/main.js'), {
      SLACK_BOT_TOKEN: slack.botToken,
      SLACK_SIGNING_SECRET: slack.signingSecret,
      SLACK_API_URL: slack.apiUrl,
      DATABASE_URL: url,
      DELIVERY_TICK_MS: '200',
      RATE_LIMIT_PER_MINUTE: '100',
    });
    programs.push(program);
    return program;
  }

  const ofBot = () => slack.messages().filter(({ user }) => user === slack.workspace.bot.id);
  const ask = (n: number) => slack.person().say('C0TRADE', `@helper is dysprosium controlled? (${n})`).ts;
  const answersTo = (ts: string) => ofBot().filter(({ thread }) => thread === ts).length;
  const answered = (asked: readonly string[]) =>
    slack.until(() => (asked.every((ts) => answersTo(ts) > 0) ? true : undefined));

  it('answer each question once and announce once, though one of them is killed midway', async () => {
    await withDatabase('postgres', async (url) => {
      const ports: number[] = [];
      const balancer = await startBalancer(ports);
      const first = await start(url);
      ports.push(portOf(first));
      await slack.sendTo(balancer.url + eventsPath);
      await answered([ask(0)]);
      const second = await start(url);
      ports.push(portOf(second));
      const store = await openStore(url);
      try {
        // Who answered while it was alone is the first.
        const [{ owner: ownerOfFirst }] = (await questionsIn(store)) as [Kept];

        await subscribe(store, { ...wish, team: slack.workspace.team.id, dueNow: true });
        const announced = () => ofBot().filter(({ channel, thread }) => channel === wish.channel && !thread);
        await slack.until(() => announced()[0]);

        // The first of these stands in the workspace, but its replica never hears so.
        slack.faults.next('chat.postMessage', { kind: 'silence', when: 'after' });
        const asked = [ask(1)];
        await answered(asked);
        for (let n = 2; n <= 10; n += 1) asked.push(ask(n));
        const [held] = (await questionsIn(store)).filter(({ status }) => status === 'working');
        const [victim, survivor] = held?.owner === ownerOfFirst ? [first, second] : [second, first];
        await victim.kill();
        for (let n = 11; n <= 20; n += 1) asked.push(ask(n));
        await letLeasesEnd(store, held?.owner ?? '');

        await answered(asked);
        await settled(store);
        expect(asked.map(answersTo)).toEqual(asked.map(() => 1));
        const kept = await questionsIn(store);
        expect(kept.map(({ status }) => status)).toEqual(Array.from({ length: 21 }, () => 'done'));
        // What the dead one had begun was taken up again.
        expect(kept.filter(({ attempt }) => attempt > 1)).not.toEqual([]);
        const { delivered } = await announcementsIn(store);
        expect(delivered).toBe('sent');
        expect(announced()).toHaveLength(1);
        expect(await survivor.stop()).toBe(0);
        expect(survivor.output()).not.toMatch(/"level":"error"/);
      } finally {
        await store.close();
        balancer.close();
      }
    });
  }, 60_000);
});

const wish = {
  channel: 'C0NEWS',
  user: 'U0ALEX',
  zone: 'Etc/UTC',
  // Due by itself hours after the test.
  time: new Date(Date.now() + 6 * 3_600_000).toISOString().slice(11, 16),
  language: 'en',
  filter: null,
};

interface Kept {
  owner: string | null;
  status: string;
  attempt: number;
}

/** The questions, the oldest first. */
function questionsIn({ db }: Store): Promise<Kept[]> {
  return db
    .selectFrom('events')
    .select(['lease_owner as owner', 'status', 'attempt'])
    .orderBy('received_at')
    .orderBy('id')
    .execute();
}

async function announcementsIn({ db }: Store): Promise<{ delivered: string }> {
  const { status } = await db.selectFrom('deliveries').select('status').executeTakeFirstOrThrow();
  return { delivered: status };
}

/** A claim holds for a minute, for which nobody waits here. */
async function letLeasesEnd({ db, now }: Store, owner: string): Promise<void> {
  await db
    .updateTable('events')
    .set({ lease_until: now(-1) })
    .where('lease_owner', '=', owner)
    .execute();
}

/** Resolves once no question waits or is worked on. */
async function settled(store: Store): Promise<void> {
  while ((await questionsIn(store)).some(({ status }) => ['received', 'working'].includes(status)));
}

function portOf({ address }: Program): number {
  return Number(new URL(address).port);
}

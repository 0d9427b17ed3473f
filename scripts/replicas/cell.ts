import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { createRandom } from '../../bench/random.ts';
import { eventsPath } from '../../src/slack/transport/receiver.ts';
import type { Store } from '../../src/store/session.ts';
import { startBalancer } from '../chaos/balancer.ts';
import { driveHard, driveSteadily } from './drive.ts';
import { type Program, startProgram } from './program.ts';
import { type SlackEnd, startSlackEnd } from './slack-end.ts';
import { quantile } from './times.ts';
import { forgetTold, makeDue } from './workspaces.ts';

/** What is measured together: so many replicas for so many workspaces. */
export interface Cell {
  store: Store;
  storeUrl: string;
  /** `ENCRYPTION_KEYS`, which sealed the installations. */
  keys: string;
  workspaces: number;
  replicas: number;
  /** How long each kind of asking lasts. */
  seconds: number;
  /** How long Slack takes for each call. */
  latencyMillis: number;
}

/** Times are milliseconds. */
export interface Found {
  /** Answers a second, as many as there were to be had. */
  answers: number;
  /** At half of that: until Slack's delivery was acknowledged, and until the answer was said. */
  acknowledged: { median: number; p99: number };
  answered: { median: number; p99: number };
  /** Of all replicas while they answered as fast as they could, for one answer. */
  cpuMillis: number;
  /** Of each replica after the work, in MiB. */
  memory: number[];
  /** Announcements a second, when every channel is due at once. */
  announcements: number;
}

const main = path.join(import.meta.dirname, '../../src/main.js');
const openAtOnce = 64;
const warmUpSeconds = 2;
const announcingSeconds = 10;

/** Starts the replicas behind a balancer, asks them, has them announce, and ends them. */
export async function measureCell(cell: Cell): Promise<Found> {
  const signingSecret = randomBytes(16).toString('hex');
  const slack = await startSlackEnd(signingSecret, cell.latencyMillis);
  const settings = settingsOf(cell, slack.apiUrl, signingSecret);
  const programs = await Promise.all(Array.from({ length: cell.replicas }, () => startProgram(main, settings)));
  const balancer = await startBalancer(programs.map(({ address }) => Number(new URL(address).port)));
  try {
    const asked = await measureAsking(cell, slack, programs, balancer.url + eventsPath);
    const announcements = await measureAnnouncing(cell, slack);
    return { ...asked, announcements };
  } finally {
    await Promise.all(programs.map(({ stop }) => stop()));
    await forgetTold(cell.store);
    balancer.close();
    slack.close();
  }
}

function settingsOf({ storeUrl, keys }: Cell, apiUrl: string, signingSecret: string): Record<string, string> {
  return {
    SLACK_API_URL: apiUrl,
    SLACK_SIGNING_SECRET: signingSecret,
    SLACK_CLIENT_ID: '1.2',
    SLACK_CLIENT_SECRET: 'client-secret',
    SLACK_STATE_SECRET: 's'.repeat(32),
    PUBLIC_URL: 'http://127.0.0.1:1',
    ENCRYPTION_KEYS: keys,
    DATABASE_URL: storeUrl,
    // Seldom enough not to be in the way of answers.
    DELIVERY_TICK_MS: '10000',
    // A few pretended people ask for many.
    RATE_LIMIT_PER_MINUTE: '10000',
    LOG_LEVEL: 'info',
  };
}

async function measureAsking(cell: Cell, slack: SlackEnd, programs: readonly Program[], target: string) {
  const { workspaces, replicas, seconds } = cell;
  const way = { slack, target, workspaces, random: createRandom(workspaces + replicas) };
  await driveHard(way, openAtOnce, warmUpSeconds);
  const before = await usageOf(programs);
  const { answered, rate } = await driveHard(way, openAtOnce, seconds);
  const after = await usageOf(programs);
  const times = await driveSteadily(way, rate / 2, seconds);
  if (slack.copies() > 0) throw new Error(`${slack.copies()} answers came twice`);
  const summary = (values: number[]) => ({ median: quantile(values, 0.5), p99: quantile(values, 0.99) });
  return {
    answers: rate,
    acknowledged: summary(times.map(({ acknowledged }) => acknowledged)),
    answered: summary(times.map((time) => time.answered)),
    cpuMillis: ((after.cpuSeconds - before.cpuSeconds) * 1_000) / answered,
    memory: after.memory,
  };
}

async function usageOf(programs: readonly Program[]): Promise<{ cpuSeconds: number; memory: number[] }> {
  const usages = await Promise.all(programs.map(({ usage }) => usage()));
  return {
    cpuSeconds: usages.reduce((sum, { cpuSeconds }) => sum + cpuSeconds, 0),
    memory: usages.map(({ memoryBytes }) => memoryBytes / 2 ** 20),
  };
}

/** Lets every channel be due at once, and counts from the first announcement on. */
async function measureAnnouncing({ store, workspaces }: Cell, { told }: SlackEnd): Promise<number> {
  await makeDue(store);
  while (told.size === 0) await wait(5);
  const began = performance.now();
  const first = told.size;
  while (told.size < workspaces && performance.now() - began < announcingSeconds * 1_000) await wait(5);
  return ((told.size - first) * 1_000) / (performance.now() - began);
}

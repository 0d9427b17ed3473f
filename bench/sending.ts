import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { type AnnouncerParts, startAnnouncer } from '../src/announce/announcer.ts';
import { defaultKnowledgeDir } from '../src/config/knowledge-dir.ts';
import { loadKnowledge } from '../src/knowledge/load.ts';
import { buildAnnouncing } from '../src/slack/announcing/announcing.ts';
import { composeBodies } from '../src/slack/announcing/body.ts';
import { countDeliveries } from '../src/store/deliveries.ts';
import { openStore } from '../src/store/open.ts';
import { fillSubscriptions } from './subscribers.ts';

const channels = 10_000;
const zones = 40;
const teams = 40;
/** Slack's limits: milliseconds between two messages in a channel, messages a minute in a workspace. */
const channelMillis = 1_000;
const perMinute = 300;
const patienceMillis = 300_000;
/** Nothing to tell, or too late to. */
const silentEnds = new Set(['empty', 'missed']);
const underWay = new Set(['pending', 'sending', 'unknown']);
const silent = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: console.error };

/** How long it takes to tell many channels, and whether that goes over what Slack takes. */
export async function measureSending(): Promise<string[][]> {
  const loaded = await loadKnowledge(defaultKnowledgeDir(), { today: '2026-11-30' });
  if (!loaded.ok) throw new Error('the knowledge does not load');
  const { base } = loaded;
  const folder = mkdtempSync(path.join(tmpdir(), 'rareearth-sending-'));
  const slack = await startSlack();
  // Real time that begins on a morning with something to tell, for zones all over the world.
  let offset = Date.parse('2026-11-09T10:00:00Z') - Date.now();
  const store = await openStore(`file:${path.join(folder, 'bench.db')}`, { clock: () => Date.now() + offset });
  const parts: AnnouncerParts = {
    store,
    knowledge: () => base,
    compose: (reply) => composeBodies(reply, base.about.disclaimer.en),
    // The token says to this Slack which workspace is meant.
    slack: buildAnnouncing({ tokenOf: async (team) => team, timeoutMillis: 10_000, apiUrl: slack.apiUrl, log: silent }),
    // Two days late is told as well, since some zones had their morning long ago.
    times: { http: 10_000, tick: 5_000, catchUp: 48 * 3_600_000 },
    clock: {
      monotonic: () => performance.now(),
      sleep: async (millis, signal) => wait(millis, undefined, signal && { signal }).catch(() => undefined),
    },
    log: silent,
  };
  const first = startAnnouncer(parts);
  await first.tick();
  await first.stop();
  await fillSubscriptions(store, { count: channels, zones, teams });
  offset += 36 * 3_600_000;

  const [began, cpu] = [performance.now(), process.cpuUsage()];
  const announcer = startAnnouncer(parts);
  let planned = false;
  while (performance.now() - began < patienceMillis) {
    await wait(200);
    const open = (await countDeliveries(store)).filter(({ status }) => underWay.has(status));
    if (planned && open.length === 0) break;
    planned ||= open.length > 0;
  }
  const seconds = (performance.now() - began) / 1_000;
  const { user, system } = process.cpuUsage(cpu);
  await announcer.stop();
  const counts = new Map((await countDeliveries(store)).map(({ status, count }) => [status, count]));
  await store.close();
  slack.close();
  rmSync(folder, { recursive: true });

  const told = [...slack.told().values()];
  const doubled = told.filter((count) => count > 1).length;
  const wanted = [...counts].reduce((sum, [status, count]) => (silentEnds.has(status) ? sum : sum + count), 0);
  return [
    ['sending', 'channels', 'workspaces', 'seconds', 'CPU', 'messages', 'a second', 'refused (429)', 'lost', 'doubled'],
    [
      'embedded',
      ...[channels, teams].map(String),
      seconds.toFixed(0),
      `${((user + system) / 1e6).toFixed(0)} s`,
      String(wanted),
      (told.length / seconds).toFixed(0),
      ...[slack.refused(), wanted - told.length, doubled].map(String),
    ],
  ];
}

/** A Slack that takes messages as fast as Slack does, and no faster. */
async function startSlack() {
  const told = new Map<string, number>();
  const lastIn = new Map<string, number>();
  const lately = new Map<string, number[]>();
  let refused = 0;
  let stamp = 0;

  const takes = (team: string, channel: string): boolean => {
    const now = performance.now();
    const inTeam = (lately.get(team) ?? []).filter((at) => at > now - 60_000);
    if (now - (lastIn.get(channel) ?? Number.NEGATIVE_INFINITY) < channelMillis || inTeam.length >= perMinute)
      return false;
    lastIn.set(channel, now);
    lately.set(team, [...inTeam, now]);
    return true;
  };
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += String(chunk);
    const form = new URLSearchParams(body);
    const team = (request.headers.authorization ?? '').replace('Bearer ', '') || (form.get('token') ?? '');
    const channel = `${team} ${form.get('channel') ?? ''}`;
    response.setHeader('content-type', 'application/json');
    if (!takes(team, channel)) {
      refused += 1;
      response.writeHead(429, { 'retry-after': '1' }).end('{"ok":false,"error":"ratelimited"}');
      return;
    }
    const { event_payload } = JSON.parse(form.get('metadata') ?? '') as { event_payload: { delivery_id: string } };
    told.set(event_payload.delivery_id, (told.get(event_payload.delivery_id) ?? 0) + 1);
    stamp += 1;
    response.end(JSON.stringify({ ok: true, channel: form.get('channel'), ts: `1700000000.${stamp}` }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    apiUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/`,
    told: () => told,
    refused: () => refused,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

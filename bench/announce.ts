import { writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import path from 'node:path';
import { dueAt } from '../src/announce/due-time.ts';
import { planDue } from '../src/announce/planner.ts';
import { defaultKnowledgeDir } from '../src/config/knowledge-dir.ts';
import { addDays } from '../src/core/day.ts';
import { loadKnowledge } from '../src/knowledge/load.ts';
import { composeBodies } from '../src/slack/announcing/body.ts';
import { openStore } from '../src/store/open.ts';
import { measureSending } from './sending.ts';
import { fillSubscriptions } from './subscribers.ts';
import { formatTable } from './table.ts';

const subscriptions = 10_000;
const zones = 40;
const hour = 3_600_000;

/** Every day of three years in every zone, at the times around which clocks are changed. */
const clockTimes = ['09:00', '02:30', '01:30', '00:00', '23:59'];
const firstDay = '2025-01-01';
const days = 1_095;

/** How long planning takes with many subscriptions, and whether local times hold in every zone. */
export async function measureAnnouncing(): Promise<void> {
  const rows = [
    ['announcing', 'subscriptions', 'zones', 'planned', 'a tick that plans', 'its CPU', 'the next tick', 'its CPU'],
  ];
  const places = [
    ['embedded', 'file::memory:'],
    ...(process.env.BENCH_DATABASE_URL ? [['server', process.env.BENCH_DATABASE_URL]] : []),
  ];
  for (const [name = '', url = ''] of places) rows.push([name, ...(await measurePlanning(url))]);
  const text = `${[rows, await measureSending(), measureLocalTimes()].map(formatTable).join('\n\n')}\n`;
  process.stdout.write(text);
  writeFileSync(path.join(path.dirname(defaultKnowledgeDir()), 'bench/ANNOUNCING.md'), report(text));
}

/** The figures with when and where they were measured, and how to have them again. */
function report(text: string): string {
  const machine = `${cpus().length} cores, Node ${process.versions.node}, load ${loadavg()[0]?.toFixed(1)}`;
  return `# Announcements, measured

Written by \`npm run bench -- --part announce\` on ${new Date().toISOString().slice(0, 10)}: ${machine}.
Planning: all subscriptions are due at once, on a morning that has something to tell, and once more when nothing is left
to plan. Sending: that many channels, planned and posted by one process with its store in a file, to a Slack on loopback
that refuses what goes over one message a second in a channel or 300 a minute in a workspace. Local times: every day of
three years in every zone; a day that does not exist in a zone counts as missing.

\`\`\`
${text}\`\`\`
`;
}

async function measurePlanning(url: string): Promise<string[]> {
  const loaded = await loadKnowledge(defaultKnowledgeDir(), { today: '2026-11-30' });
  if (!loaded.ok) throw new Error('the knowledge does not load');
  const { base } = loaded;
  let now = Date.parse('2026-11-08T00:00:00Z');
  const store = await openStore(url, { clock: () => now });
  const tick = async () => {
    const [began, cpu] = [performance.now(), process.cpuUsage()];
    const compose = (reply: Parameters<typeof composeBodies>[0]) => composeBodies(reply, base.about.disclaimer.en);
    const planned = await planDue({
      store,
      base,
      compose,
      catchUpMillis: 24 * hour,
      spreadMillis: 60_000,
      withdrawMillis: hour,
      review: false,
    });
    const { user, system } = process.cpuUsage(cpu);
    const cpuMillis = (user + system) / 1_000;
    return { millis: performance.now() - began, cpuMillis, planned: planned.pending + planned.empty };
  };
  await tick();
  await fillSubscriptions(store, { count: subscriptions, zones, teams: 500 });
  // A day and a half later all of them are due at once, on a morning that has something to tell.
  now = Date.parse('2026-11-10T12:00:00Z');
  const [first, second] = [await tick(), await tick()];
  await store.close();
  const seconds = (millis: number) => `${(millis / 1_000).toFixed(2)} s`;
  const times = [first.millis, first.cpuMillis, second.millis, second.cpuMillis].map(seconds);
  return [...[subscriptions, zones, first.planned].map(String), ...times];
}

function measureLocalTimes(): string[][] {
  const rows = [['local time', 'zones', 'days', 'missing', 'doubled', 'each']];
  const zonesOfAll = Intl.supportedValuesOf('timeZone');
  for (const time of clockTimes) {
    let missing = 0;
    let doubled = 0;
    const began = performance.now();
    for (const zone of zonesOfAll) {
      let last = Number.NEGATIVE_INFINITY;
      for (let n = 0, day = firstDay; n < days; n += 1, day = addDays(day, 1)) {
        const due = dueAt(day, time, zone);
        if (due === null) missing += 1;
        else if (due <= last) doubled += 1;
        last = due ?? last;
      }
    }
    const each = ((performance.now() - began) * 1_000) / (zonesOfAll.length * days);
    rows.push([time, ...[zonesOfAll.length, days, missing, doubled].map(String), `${each.toFixed(0)} us`]);
  }
  return rows;
}

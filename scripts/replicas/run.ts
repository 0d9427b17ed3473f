import { randomBytes } from 'node:crypto';
import { availableParallelism, cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { openStore } from '../../src/store/open.ts';
import { hasServer, withDatabase } from '../chaos/database.ts';
import { type Found, measureCell } from './cell.ts';
import { measureLooks } from './looks.ts';

const usage = `usage: npm run replicas -- [--workspaces N,N...] [--replicas N,N...] [--seconds N] [--slack MS] [--small]

Starts the program once, twice and four times on one PostgreSQL server, behind a balancer, for workspaces that have
installed the bot and subscribed a channel each; a simulated Slack asks, is answered, and is told. Prints two tables.

  --workspaces  10,100,1000,10000 unless given
  --replicas    1,2,4 unless given
  --seconds     for each kind of asking; 8 unless given
  --slack       milliseconds that Slack takes for each call; 100 unless given
  --small       10 workspaces, 1 and 2 replicas, 3 seconds

PostgreSQL is the server of TEST_DATABASE_URL; each number of workspaces gets a database of its own there, which is gone
afterwards.

exit status: 0 when every question was answered once, 1 otherwise`;

interface Plan {
  workspaces: number[];
  replicas: number[];
  seconds: number;
  latencyMillis: number;
}

const heads = {
  answering: [
    'workspaces',
    'replicas',
    'answers/s',
    'ack p50 ms',
    'ack p99 ms',
    'answer p50 ms',
    'answer p99 ms',
    'CPU ms an answer',
    'MiB each',
    'announced/s',
  ],
  keeping: ['workspaces', 'database MiB', 'look, nothing due ms', 'look, all due ms'],
};

async function main(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      workspaces: { type: 'string' },
      replicas: { type: 'string' },
      seconds: { type: 'string' },
      slack: { type: 'string', default: '100' },
      small: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) return void process.stdout.write(`${usage}\n`);
  if (!hasServer()) throw new Error('TEST_DATABASE_URL names no PostgreSQL server');
  const { small } = values;
  const plan: Plan = {
    workspaces: numbers(values.workspaces ?? (small ? '10' : '10,100,1000,10000')),
    replicas: numbers(values.replicas ?? (small ? '1,2' : '1,2,4')),
    seconds: Number(values.seconds ?? (small ? 3 : 8)),
    latencyMillis: Number(values.slack),
  };
  const rows = { answering: [heads.answering], keeping: [heads.keeping] };
  const load = loadavg()[0] ?? 0;
  for (const workspaces of plan.workspaces) {
    await withDatabase('postgres', async (url) => {
      const { answering, keeping } = await measure(url, workspaces, plan);
      rows.answering.push(...answering);
      rows.keeping.push(keeping);
    });
  }
  process.stdout.write(`${about(plan, load)}\n\n${markdown(rows.answering)}\n\n${markdown(rows.keeping)}\n`);
}

async function measure(url: string, workspaces: number, { replicas: counts, seconds, latencyMillis }: Plan) {
  const keys = `k1:${randomBytes(32).toString('base64')}`;
  const store = await openStore(url, { onError: () => undefined });
  try {
    const { idle, busy } = await measureLooks(store, keys, workspaces);
    const size = await sizeOf(url);
    const answering: string[][] = [];
    for (const replicas of counts) {
      const cell = { store, storeUrl: url, keys, workspaces, replicas, seconds, latencyMillis };
      const row = [String(workspaces), String(replicas), ...cellsOf(await measureCell(cell))];
      process.stderr.write(`${row.join('  ')}\n`);
      answering.push(row);
    }
    return { answering, keeping: [String(workspaces), size.toFixed(1), idle.toFixed(0), busy.toFixed(0)] };
  } finally {
    await store.close();
  }
}

function cellsOf({ answers, acknowledged, answered, cpuMillis, memory, announcements }: Found): string[] {
  const times = [acknowledged.median, acknowledged.p99, answered.median, answered.p99];
  return [
    answers.toFixed(0),
    ...times.map((millis) => millis.toFixed(0)),
    cpuMillis.toFixed(1),
    Math.max(...memory).toFixed(0),
    announcements.toFixed(0),
  ];
}

/** In MiB. */
async function sizeOf(url: string): Promise<number> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ size: string }>('select pg_database_size(current_database()) as size');
    return Number(rows[0]?.size) / 2 ** 20;
  } finally {
    await client.end();
  }
}

/** What a reader must know to judge the figures. */
function about({ seconds, latencyMillis }: Plan, load: number): string {
  return [
    `${availableParallelism()} cores (${cpus()[0]?.model.trim()}), Node ${process.versions.node}, load ${load.toFixed(1)} at the start. `,
    'All replicas, PostgreSQL, the balancer and the simulated Slack share these cores. ',
    `Slack takes ${latencyMillis} ms for each call; each kind of asking lasted ${seconds} s. `,
    'Times are those at half of the answers a second.',
  ].join('');
}

function markdown([head = [], ...rows]: readonly string[][]): string {
  return [head, head.map(() => '--:'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');
}

function numbers(list: string): number[] {
  const read = list.split(',').map(Number);
  if (read.some((one) => !Number.isInteger(one) || one < 1)) throw new Error(`${list} is not a list of whole numbers`);
  return read;
}

await main(process.argv.slice(2));

import { parseArgs } from 'node:util';
import { createRandom } from '../../bench/random.ts';
import { formatTable } from '../../bench/table.ts';
import { hasServer, withDatabase } from './database.ts';
import { announceInChaos } from './deliveries.ts';
import { answerInChaos } from './events.ts';
import { measureSlowness } from './pace.ts';
import type { Part, Setting, Tally } from './part.ts';
import { bundleWorkers } from './workers.ts';

const parts: Record<string, Part> = {
  deliveries: announceInChaos,
  'events-http': answerInChaos('http'),
  'events-socket': answerInChaos('socket'),
};
const stores = ['postgres', 'sqlite'] as const;

const usage = `usage: npm run chaos -- [--part ${Object.keys(parts).join('|')}]... [--store postgres|sqlite]... [--seed N]... [--small] [--slower N]

Lets real worker processes do their work against a local workspace in which about a third of the calls go wrong, kills
them with SIGKILL all the while, and counts in the workspace's own list what was lost and what came twice.

  --part    all unless given
  --store   both unless given; PostgreSQL is the server of TEST_DATABASE_URL, in a database made for it
  --seed    1, 2 and 3 unless given
  --small   few enough messages for every build; only seed 1 unless given
  --slower  stretches all times; measured before each run unless given, since the machine may have other work

exit status: 0 nothing lost or doubled, 1 otherwise, or when nobody was killed or nothing went wrong`;

interface Run extends Pick<Setting, 'store' | 'seed' | 'small' | 'slower'> {
  part: string;
}

async function main(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      part: { type: 'string', multiple: true },
      store: { type: 'string', multiple: true },
      seed: { type: 'string', multiple: true },
      small: { type: 'boolean', default: false },
      slower: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) return void process.stdout.write(`${usage}\n`);
  const seeds = values.seed?.map(Number) ?? (values.small ? [1] : [1, 2, 3]);
  const { small } = values;
  const wanted = values.store ?? (hasServer() ? [...stores] : ['sqlite']);
  await bundleWorkers();
  const rows: string[][] = [
    ['part', 'store', 'seed', 'wanted', 'lost', 'doubled', 'kills', 'faults', 's', 'slower', 'notes'],
  ];
  for (const part of values.part ?? Object.keys(parts)) {
    for (const store of stores.filter((one) => wanted.includes(one))) {
      for (const seed of seeds) {
        const slower = values.slower === undefined ? await measureSlowness() : Number(values.slower);
        rows.push(await run({ part, store, seed, small, slower }));
      }
    }
  }
  process.stdout.write(`${formatTable(rows)}\n`);
}

async function run({ part, store, seed, small, slower }: Run): Promise<string[]> {
  const work = parts[part];
  if (!work) throw new Error(`there is no part ${part}`);
  const tally = await withDatabase(store, (url) =>
    work({ store, url, seed, small, slower, random: createRandom(seed) }),
  );
  const faults = faultsOf(tally);
  for (const fault of faults) process.stderr.write(`${part} on ${store}, seed ${seed}: ${fault}\n`);
  if (faults.length > 0) process.exitCode = 1;
  const { wanted, lost, doubled, kills, faults: weather, seconds, notes } = tally;
  process.stderr.write(`${part} on ${store}, seed ${seed}: ${wanted - lost} of ${wanted} in ${seconds.toFixed(0)} s\n`);
  return [
    part,
    store,
    ...[seed, wanted, lost, doubled, kills, weather].map(String),
    seconds.toFixed(0),
    String(slower),
    notes,
  ];
}

/** A proof in which nothing went wrong proves nothing. */
function faultsOf({ planned, wanted, lost, doubled, kills, faults }: Tally): string[] {
  return [
    ...(wanted < planned || wanted === 0 ? [`only ${wanted} of ${planned}`] : []),
    ...(lost > 0 ? [`${lost} lost`] : []),
    ...(doubled > 0 ? [`${doubled} doubled`] : []),
    ...(kills === 0 ? ['nobody was killed'] : []),
    ...(faults === 0 ? ['nothing went wrong'] : []),
  ];
}

await main(process.argv.slice(2));

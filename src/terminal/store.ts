import { describeAddress, readAddress } from '../store/address.ts';
import { backUp } from '../store/backup.ts';
import { copyStore } from '../store/copy.ts';
import { resealInstallations } from '../store/installations.ts';
import { openStore } from '../store/open.ts';
import { exportPerson, forgetPerson, readPerson } from '../store/personal.ts';
import { buildSealer } from '../store/seal.ts';
import type { Store } from '../store/session.ts';
import { exitStatus, UsageError } from './status.ts';

const storeUsage = 'write: rareearth store migrate | copy FROM TO | backup FILE | reseal';
const dataUsage = 'write: rareearth data export USER | forget USER, with USER like U123 or T123/U123';

/** What the commands on the store need of the environment. */
export interface StoreSettings {
  /** `DATABASE_URL` */
  url: string;
  /** `ENCRYPTION_KEYS` */
  keys: string | undefined;
}

/** `rareearth store ...`: looks after the store as a whole. */
export async function runStore(args: readonly string[], { url, keys }: StoreSettings): Promise<number> {
  const [act, first, second, ...rest] = args;
  if (act === 'migrate' && first === undefined) {
    await withStore(url, async () => say(`${describeAddress(readAddress(url))} is up to date`));
    return exitStatus.ok;
  }
  if (act === 'copy' && first !== undefined && second !== undefined && rest.length === 0) {
    const counts = await withStore(first, (from) => withStore(second, (to) => copyStore(from, to)));
    sayCounts(counts, 'copied');
    return exitStatus.ok;
  }
  if (act === 'backup' && first !== undefined && second === undefined) {
    say(`${first}: ${backUp(url, first)} bytes`);
    return exitStatus.ok;
  }
  if (act === 'reseal' && first === undefined) {
    if (keys === undefined) throw new UsageError('reseal needs ENCRYPTION_KEYS, the new key first');
    const sealer = buildSealer(keys);
    say(`${await withStore(url, (store) => resealInstallations(store, sealer))} installations sealed anew`);
    return exitStatus.ok;
  }
  throw new UsageError(storeUsage);
}

/** `rareearth data ...`: shows or removes what is kept about a person. */
export async function runData(args: readonly string[], { url }: StoreSettings): Promise<number> {
  const [act, user = '', ...rest] = args;
  const person = readPerson(user);
  if (!person || rest.length > 0) throw new UsageError(dataUsage);
  if (act === 'export') {
    const found = await withStore(url, (store) => exportPerson(store, person));
    say(JSON.stringify(found, null, 2));
    return exitStatus.ok;
  }
  if (act === 'forget') {
    sayCounts(await withStore(url, (store) => forgetPerson(store, person)), 'removed or made nameless');
    return exitStatus.ok;
  }
  throw new UsageError(dataUsage);
}

async function withStore<T>(url: string, work: (store: Store) => Promise<T>): Promise<T> {
  const store = await openStore(url);
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

function sayCounts(counts: Record<string, number>, done: string): void {
  for (const [table, count] of Object.entries(counts)) say(`${table.padEnd(16)}${count} ${done}`);
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

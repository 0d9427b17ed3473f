import { randomUUID } from 'node:crypto';
import { existsSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describeAddress, readAddress } from '../store/address.ts';
import { backUp } from '../store/backup.ts';
import { integrityFaults } from '../store/health.ts';
import { StoreInUseError } from '../store/lock.ts';
import { missingMigrations } from '../store/migrate.ts';
import { openStore } from '../store/open.ts';
import type { Store } from '../store/session.ts';
import { type Finding, findingsOf, reasonOf } from './finding.ts';

const { ok, warn, fail } = findingsOf('store');

/** A store to look at and nothing else. */
interface Opened {
  store: Store;
  /** A copy, because the bot works on the store itself. */
  isCopy: boolean;
  close: () => Promise<void>;
}

/**
 * Looks at the store, and lets others look at what it holds while it is open. Changes nothing in it: what is not there is
 * not made, and migrations are not run. A file that the bot works on is looked at in a copy.
 */
export async function examineStore(url: string, withStore: (store: Store) => Promise<Finding[]>): Promise<Finding[]> {
  const address = readAddress(url);
  const name = describeAddress(address);
  if (address.kind === 'file' && !existsSync(address.file))
    return [ok(`${name} is not there yet; the first start makes it`)];
  let opened: Opened;
  try {
    opened = await openForLooking(url);
  } catch (error) {
    return [
      fail(
        `${name} cannot be opened: ${reasonOf(error)}`,
        'See DATABASE_URL, and whether the server runs and the file may be read.',
      ),
    ];
  }
  try {
    const own = await examineOpened(opened, name);
    return own.some(({ level }) => level !== 'ok') ? own : [...own, ...(await withStore(opened.store))];
  } catch (error) {
    return [fail(`${name} does not answer: ${reasonOf(error)}`, 'See the log of the database.')];
  } finally {
    await opened.close();
  }
}

async function examineOpened({ store, isCopy }: Opened, name: string): Promise<Finding[]> {
  const [first] = await integrityFaults(store);
  if (first !== undefined) return [fail(`${name} is damaged: ${first}`, 'Stop the bot and put a backup in its place.')];
  const missing = await missingMigrations(store);
  if (missing.length > 0)
    return [
      warn(`${name} lacks the migrations ${missing.join(', ')}`, 'The next start runs them; back the store up before.'),
    ];
  return [ok(`${name} is sound and up to date${isCopy ? ' (in use by a running bot)' : ''}`)];
}

async function openForLooking(url: string): Promise<Opened> {
  try {
    const store = await openStore(url, { migrate: false });
    return { store, isCopy: false, close: store.close };
  } catch (error) {
    if (!(error instanceof StoreInUseError)) throw error;
    const file = path.join(tmpdir(), `rareearth-doctor-${randomUUID()}.db`);
    backUp(url, file);
    const store = await openStore(`file:${file}`, { migrate: false });
    return {
      store,
      isCopy: true,
      async close() {
        await store.close();
        for (const suffix of ['', '-wal', '-shm', '.lock']) rmSync(file + suffix, { force: true });
      },
    };
  }
}

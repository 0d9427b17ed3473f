import { hostname } from 'node:os';
import { setTimeout as wait } from 'node:timers/promises';
import type { Selectable } from 'kysely';
import Libsql from 'libsql';
import type { Database } from './schema.ts';
import type { Session } from './session.ts';
import { StoreUnusableError } from './unusable.ts';

/** Another process works on the store. */
export class StoreInUseError extends StoreUnusableError {
  override name: string = 'StoreInUseError';
}

const pauseMillis = 100;

/**
 * Keeps other processes off a SQLite file, until `release` or the end of this process, however it ends. The lock is the
 * operating system's, on a small file beside the store, so a crash leaves nothing behind that had to be waited for.
 *
 * @param waitMillis how long to wait for another process to end
 * @throws StoreInUseError when it did not
 */
export async function lockFile(file: string, waitMillis: number): Promise<{ release: () => void }> {
  const until = Date.now() + waitMillis;
  for (;;) {
    const lock = new Libsql(`${file}.lock`);
    try {
      lock.exec('begin exclusive');
      return { release: () => void lock.close() };
    } catch (error) {
      lock.close();
      if (!isBusy(error)) throw error;
      if (Date.now() >= until) throw new StoreInUseError(inUse(file));
    }
    await wait(Math.min(pauseMillis, Math.max(until - Date.now(), 0)));
  }
}

/** Notes who holds the lock, for whoever does not get it. */
export async function signInstance(session: Session): Promise<void> {
  const row = { pid: process.pid, host: hostname(), started_at: session.now() };
  await session.db
    .insertInto('instance')
    .values({ id: 'only', ...row })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
    .execute();
}

type Holder = Selectable<Database['instance']>;

/** Says who holds it, read past the lock and without waiting. */
function inUse(file: string): string {
  return [
    `the store ${file} is in use by another process${holderOf(file)}.`,
    'One process at a time works on a file: stop the other first, or use a postgres:// DATABASE_URL for several.',
  ].join(' ');
}

function holderOf(file: string): string {
  try {
    const reader = new Libsql(file);
    try {
      reader.pragma('query_only = ON');
      const [row] = reader.prepare('select pid, host, started_at from instance').all() as Holder[];
      return row ? ` (${row.pid} on ${row.host}, since ${new Date(row.started_at).toISOString()})` : '';
    } finally {
      reader.close();
    }
  } catch {
    return '';
  }
}

/** Whether another process holds the lock that was wanted. */
export function isBusy(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'SQLITE_BUSY';
}

import { existsSync, statSync } from 'node:fs';
import Libsql from 'libsql';
import { readAddress } from './address.ts';

/**
 * Writes a SQLite store into a new file, as of one moment, while the bot goes on working with it.
 *
 * @returns the size of the file, in bytes
 * @throws Error when the store is no file, the target exists, or the copy is damaged
 */
export function backUp(url: string, target: string): number {
  const address = readAddress(url);
  if (address.kind !== 'file') throw new Error('only a file: store is backed up by this; for PostgreSQL use pg_dump');
  if (!existsSync(address.file)) throw new Error(`there is no store ${address.file}`);
  if (existsSync(target)) throw new Error(`${target} exists; a backup replaces nothing`);
  withFile(address.file, (store) => {
    store.pragma('busy_timeout = 5000');
    store.prepare('vacuum into ?').run([target]);
  });
  withFile(target, (copy) => {
    const [row] = copy.pragma('integrity_check') as { integrity_check: string }[];
    if (row?.integrity_check !== 'ok') throw new Error(`the backup ${target} is damaged: ${row?.integrity_check}`);
  });
  return statSync(target).size;
}

function withFile(file: string, work: (database: Libsql.Database) => void): void {
  const database = new Libsql(file);
  try {
    work(database);
  } finally {
    database.close();
  }
}

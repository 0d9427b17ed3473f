import { accessSync, constants, mkdirSync, statfsSync } from 'node:fs';
import path from 'node:path';
import { type Dialect, Kysely, sql } from 'kysely';
import { type Address, describeAddress, readAddress } from './address.ts';
import { buildGate, type Gate } from './gate.ts';
import { migrate } from './migrate.ts';
import type { Database } from './schema.ts';
import type { Session, Store } from './session.ts';
import { asUnusable, StoreUnusableError } from './unusable.ts';

export interface OpenOptions {
  /** How long to wait for another process to leave a SQLite file; not at all unless set. */
  waitMillis?: number;
  /** Hears of connections that were lost while idle. */
  onError?: (error: Error) => void;
  /** False leaves the schema as it is found, for looking at a store without changing it. */
  migrate?: boolean;
  /** Stands in for the database's clock, in tests. */
  clock?: () => number;
}

/**
 * Opens the store that a `DATABASE_URL` names, and brings its schema up to date.
 *
 * @throws StoreUnusableError that says what to mend; of its kind is StoreInUseError, when another process has the file
 */
export async function openStore(url: string, options: OpenOptions = {}): Promise<Store> {
  const address = readAddress(url);
  return address.kind === 'postgres' ? openServer(address.url, options) : openSqlite(address, options);
}

async function openSqlite(address: Exclude<Address, { kind: 'postgres' }>, options: OpenOptions): Promise<Store> {
  const [{ openFile, sqliteDialect }, { lockFile, signInstance }] = await Promise.all([
    import('./dialect-sqlite.ts'),
    import('./lock.ts'),
  ]);
  if (address.kind === 'file') prepareFolder(address.file);
  const lock = address.kind === 'file' ? await lockFile(address.file, options.waitMillis ?? 0) : null;
  try {
    const gate = buildGate();
    const dialect = sqliteDialect(openFile(address.kind === 'file' ? address.file : ':memory:'), gate);
    const store = buildStore('sqlite', dialect, gate, options.clock);
    await closeOnFailure(store, async () => {
      if (options.migrate === false) return;
      await migrate(store);
      await signInstance(store);
    });
    return {
      ...store,
      async close() {
        await store.close();
        lock?.release();
      },
    };
  } catch (error) {
    lock?.release();
    throw error;
  }
}

async function openServer(
  url: string,
  { onError = () => {}, clock, migrate: brings = true }: OpenOptions,
): Promise<Store> {
  const { postgresDialect } = await import('./dialect-postgres.ts');
  const gate = buildGate();
  const store = buildStore('postgres', postgresDialect(url, gate, onError), gate, clock);
  await closeOnFailure(store, async () => {
    const version = await versionOf(store).catch((error: unknown) => {
      throw asUnusable('server', describeAddress({ kind: 'postgres', url }), error);
    });
    if (!(version >= 140_000))
      throw new StoreUnusableError(`the store: PostgreSQL 14 or newer is needed; the server is ${version}.`);
    if (brings) await migrate(store);
  });
  return store;
}

async function versionOf({ db }: Store): Promise<number> {
  const { rows } = await sql<{ version: string }>`
    select current_setting('server_version_num') as version
  `.execute(db);
  return Number(rows[0]?.version);
}

/** A store over a dialect, its schema untouched. */
export function buildStore(kind: Store['kind'], dialect: Dialect, gate: Gate, clock?: () => number): Store {
  const db = new Kysely<Database>({ dialect });
  const now = clock ? fixedNow(clock) : databaseNow(kind);
  return {
    kind,
    db,
    now,
    transaction: (work) =>
      db.transaction().execute((transaction) => gate.inside(() => work({ kind, db: transaction, now }))),
    close: () => db.destroy(),
  };
}

function databaseNow(kind: Store['kind']): Session['now'] {
  const clock =
    kind === 'postgres'
      ? sql<number>`cast(extract(epoch from clock_timestamp()) * 1000 as bigint)`
      : sql<number>`cast(unixepoch('subsec') * 1000 as integer)`;
  // A bare parameter is text to PostgreSQL wherever nothing else says its type, hence the casts.
  return (plus = 0) => sql<number>`(${clock} + cast(${plus} as bigint))`;
}

function fixedNow(clock: () => number): Session['now'] {
  return (plus = 0) => sql<number>`cast(${clock() + plus} as bigint)`;
}

async function closeOnFailure(store: Store, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    await store.close();
    throw error;
  }
}

/** NFS, SMB and CIFS, as statfs numbers them. Their locks do not hold what SQLite needs. */
const networkFileSystems = new Set([0x6969, 0x517b, 0xff534d42, 0xfe534d42]);

function prepareFolder(file: string): void {
  const folder = path.dirname(file);
  try {
    // What people asked is nobody else's business.
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    accessSync(folder, constants.W_OK);
  } catch (error) {
    throw asUnusable('folder', folder, error);
  }
  if (networkFileSystems.has(statfsSync(folder).type)) {
    throw new StoreUnusableError(
      `the store: ${folder} is on a network file system, where a SQLite file breaks; use a local disk or PostgreSQL.`,
    );
  }
}

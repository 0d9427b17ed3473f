import { CompiledQuery, type Dialect, SqliteDialect, type SqliteStatement } from 'kysely';
import Libsql from 'libsql';
import type { Gate } from './gate.ts';
import { isBusy } from './lock.ts';

/** How long to wait for a lock that another process holds, and between two tries to get it, in milliseconds. */
const patience = 5_000;
const pause = 20;

/** Opens a file, or `:memory:`, so that a commit is on the disk when it returns. */
export function openFile(file: string): Libsql.Database {
  const database = new Libsql(file);
  try {
    database.pragma(`busy_timeout = ${patience}`);
    switchToWal(database);
    database.pragma('synchronous = FULL');
    database.pragma('foreign_keys = ON');
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

/** Where another process switches at the same moment, SQLite may refuse at once, whatever the timeout says. */
function switchToWal(database: Libsql.Database): void {
  const until = Date.now() + patience;
  for (;;) {
    try {
      database.pragma('journal_mode = WAL');
      return;
    } catch (error) {
      if (!isBusy(error) || Date.now() > until) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, pause);
    }
  }
}

/** What makes Kysely speak to a SQLite file through libsql. */
export function sqliteDialect(database: Libsql.Database, gate: Gate): Dialect {
  const dialect = new SqliteDialect({
    database: { prepare: keepStatements((sql) => wrap(database.prepare(sql))), close: () => void database.close() },
  });
  return {
    createAdapter: () => dialect.createAdapter(),
    createIntrospector: (db) => dialect.createIntrospector(db),
    createQueryCompiler: () => dialect.createQueryCompiler(),
    createDriver() {
      const driver = gate.guard(dialect.createDriver());
      // A plain BEGIN takes the write lock only at the first write, when it may be too late to get it.
      driver.beginTransaction = async (connection) => {
        await connection.executeQuery(CompiledQuery.raw('begin immediate'));
      };
      return driver;
    },
  };
}

/** The statements of the bot are few; this only keeps lists of changing length from piling up. */
const maxStatements = 256;

/** Prepares each text once. libsql frees a statement when the garbage is collected, which is late: they are small here. */
function keepStatements(prepare: (sql: string) => SqliteStatement): (sql: string) => SqliteStatement {
  const kept = new Map<string, SqliteStatement>();
  return (sql) => {
    const known = kept.get(sql);
    if (known) return known;
    const statement = prepare(sql);
    kept.set(sql, statement);
    const [oldest] = kept.keys();
    if (kept.size > maxStatements && oldest !== undefined) kept.delete(oldest);
    return statement;
  };
}

function wrap(statement: Libsql.Statement<unknown[]>): SqliteStatement {
  return {
    reader: statement.reader,
    all: (values) => statement.all(values.map(bindable)),
    run: (values) => statement.run(values.map(bindable)),
    iterate: (values) => statement.iterate(values.map(bindable)),
  };
}

/**
 * A value as it may be bound. libsql ends the whole process on a boolean, turns undefined and NaN into NULL, spreads
 * arrays and cuts a text at its first NUL, all without a word.
 *
 * @throws TypeError for whatever the database would not keep as it is.
 */
export function bindable(value: unknown): string | number | bigint | null | Uint8Array {
  if (value === null || typeof value === 'bigint' || value instanceof Uint8Array) return value;
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new TypeError(`a database keeps no ${value}`);
    if (Number.isInteger(value) && !Number.isSafeInteger(value)) throw new TypeError('an integer beyond 2^53');
    return value;
  }
  if (typeof value === 'string') {
    if (value.includes('\0')) throw new TypeError('a text with a NUL character');
    return value;
  }
  const got = Array.isArray(value) ? 'array' : typeof value === 'object' ? value.constructor?.name : typeof value;
  throw new TypeError(`a database keeps no ${got ?? 'object'}`);
}

import { type Dialect, PostgresDialect } from 'kysely';
import pg from 'pg';
import type { Gate } from './gate.ts';

/** PostgreSQL's name for bigint, the type of times and counts. */
const bigintType = 20;

/** What makes Kysely speak to a PostgreSQL server. `onError` hears of connections lost while idle. */
export function postgresDialect(url: string, gate: Gate, onError: (error: Error) => void): Dialect {
  const pool = new pg.Pool({
    connectionString: url,
    max: 10,
    keepAlive: true,
    connectionTimeoutMillis: 10_000,
    // A process that hangs inside a transaction must not hold its locks for ever.
    idle_in_transaction_session_timeout: 60_000,
    types: {
      getTypeParser: (type: number, format?: 'text' | 'binary') =>
        type === bigintType ? safeInteger : pg.types.getTypeParser(type, format as 'text'),
    },
  });
  // Without a listener, a server that restarts would end the process.
  pool.on('error', onError);
  const dialect = new PostgresDialect({ pool });
  return {
    createAdapter: () => dialect.createAdapter(),
    createIntrospector: (db) => dialect.createIntrospector(db),
    createQueryCompiler: () => dialect.createQueryCompiler(),
    createDriver: () => gate.guard(dialect.createDriver()),
  };
}

/** The driver gives bigint as text, since it may not fit; ours always do. */
function safeInteger(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`${text} does not fit a number`);
  return value;
}

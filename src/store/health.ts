import { sql } from 'kysely';
import { openStates } from './delivery-plans.ts';
import { missingMigrations } from './migrate.ts';
import type { Session } from './session.ts';

/** Asks the database for anything. Gives how long it took, in milliseconds. */
export async function ping({ db }: Session): Promise<number> {
  const started = performance.now();
  await sql`select 1`.execute(db);
  return performance.now() - started;
}

/**
 * Resolves when the database answers and its schema is that of this program.
 *
 * @throws Error that names the migrations that are missing, or what the database says
 */
export async function checkStore(session: Session): Promise<void> {
  const missing = await missingMigrations(session);
  if (missing.length > 0) throw new Error(`migrations are missing: ${missing.join(', ')}`);
}

/** What is wrong with the file as SQLite sees it, line by line; none when it is sound. PostgreSQL looks after itself. */
export async function integrityFaults({ kind, db }: Session): Promise<string[]> {
  if (kind === 'postgres') return [];
  const { rows } = await sql<{ integrity_check: string }>`pragma integrity_check`.execute(db);
  return rows.map((row) => row.integrity_check).filter((line) => line !== 'ok');
}

/** How many deliveries are in each state that is not final, and how long the oldest of unknown outcome has been so. */
export async function outstandingDeliveries({
  db,
  now,
}: Session): Promise<{ deliveries: Map<string, number>; oldestUnknownMillis: number | null }> {
  const rows = await db
    .selectFrom('deliveries')
    .select(({ fn }) => [
      'status',
      fn.countAll<number>().as('count'),
      fn.min('last_post_at').as('oldest'),
      now().as('now'),
    ])
    .where('status', 'in', [...openStates])
    .groupBy('status')
    .execute();
  const doubtful = rows.filter(({ status }) => status === 'unknown' || status === 'checking');
  const ages = doubtful.flatMap(({ oldest, now: at }) => (oldest === null ? [] : [Number(at) - Number(oldest)]));
  return {
    deliveries: new Map(rows.map(({ status, count }) => [status, Number(count)])),
    oldestUnknownMillis: ages.length === 0 ? null : Math.max(...ages),
  };
}

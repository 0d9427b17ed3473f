import { sql } from 'kysely';
import type { Session } from '../session.ts';

/** A subscription may be told at a moment of its own, once, whatever its time is. */
export async function addDueNow({ kind, db }: Session): Promise<void> {
  const type = sql.raw(kind === 'sqlite' ? 'integer' : 'bigint');
  await sql`alter table subscriptions add column due_now ${type}`.execute(db);
}

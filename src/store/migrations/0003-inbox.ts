import { sql } from 'kysely';
import type { Session } from '../session.ts';

/** How often the answer to an event may have been said: then it is looked for before it is said again. */
export async function countPosts({ kind, db }: Session): Promise<void> {
  const column = kind === 'sqlite' ? 'integer' : 'bigint';
  await sql.raw(`alter table events add column posts ${column} not null default 0`).execute(db);
}

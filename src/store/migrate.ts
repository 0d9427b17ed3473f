import { sql } from 'kysely';
import { createTables } from './migrations/0001-tables.ts';
import type { Session, Store } from './session.ts';

/** One step of the schema. A published one is never edited; the next one is added. */
interface Migration {
  id: string;
  up: (session: Session) => Promise<void>;
}

const migrations: readonly Migration[] = [{ id: '0001-tables', up: createTables }];

/**
 * Brings the schema up to date, in one transaction and behind one lock: of several processes that start at once one
 * does the work, and the others find it done.
 *
 * @returns the ids of the migrations that were applied
 * @throws Error when a newer version of the program has been here
 */
export async function migrate(store: Store): Promise<string[]> {
  return store.transaction(async (session) => {
    await lockSchema(session);
    await sql`create table if not exists migrations (id text primary key, applied_at bigint not null)`.execute(
      session.db,
    );
    const applied = new Set((await session.db.selectFrom('migrations').select('id').execute()).map(({ id }) => id));
    const missing = migrations.filter(({ id }) => !applied.has(id));
    if (applied.size + missing.length > migrations.length) {
      throw new Error('the store was made by a newer version of the program; use that one, or a backup');
    }
    for (const { id, up } of missing) {
      await up(session);
      await session.db.insertInto('migrations').values({ id, applied_at: session.now() }).execute();
    }
    return missing.map(({ id }) => id);
  });
}

/** Every transaction on SQLite has the write lock from its first moment; PostgreSQL needs a lock of its own. */
async function lockSchema({ kind, db }: Session): Promise<void> {
  if (kind === 'postgres') await sql`select pg_advisory_xact_lock(hashtext('rareearth migrations'))`.execute(db);
}

import { sql } from 'kysely';
import { createTables } from './migrations/0001-tables.ts';
import { addAnnouncements } from './migrations/0002-announcements.ts';
import { countPosts } from './migrations/0003-inbox.ts';
import { addPeople } from './migrations/0004-people.ts';
import { addTeams } from './migrations/0005-teams.ts';
import { addDueNow } from './migrations/0006-due-now.ts';
import { addConversations } from './migrations/0007-conversations.ts';
import { paceChannels } from './migrations/0008-channel-pace.ts';
import type { Session, Store } from './session.ts';

/** One step of the schema. A published one is never edited; the next one is added. */
interface Migration {
  id: string;
  up: (session: Session) => Promise<void>;
}

const migrations: readonly Migration[] = [
  { id: '0001-tables', up: createTables },
  { id: '0002-announcements', up: addAnnouncements },
  { id: '0003-inbox', up: countPosts },
  { id: '0004-people', up: addPeople },
  { id: '0005-teams', up: addTeams },
  { id: '0006-due-now', up: addDueNow },
  { id: '0007-conversations', up: addConversations },
  { id: '0008-channel-pace', up: paceChannels },
];

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

/** Ids of the steps that a store has not taken yet. */
export async function missingMigrations({ db }: Session): Promise<string[]> {
  const applied = new Set(await appliedMigrations(db));
  return migrations.map(({ id }) => id).filter((id) => !applied.has(id));
}

async function appliedMigrations(db: Session['db']): Promise<string[]> {
  try {
    return (await db.selectFrom('migrations').select('id').execute()).map(({ id }) => id);
  } catch (error) {
    // A store that was never brought up to date has no list either.
    if (isNoTable(error)) return [];
    throw error;
  }
}

function isNoTable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return ('code' in error && error.code === '42P01') || error.message.includes('no such table');
}

/** Every transaction on SQLite has the write lock from its first moment; PostgreSQL needs a lock of its own. */
async function lockSchema({ kind, db }: Session): Promise<void> {
  if (kind === 'postgres') await sql`select pg_advisory_xact_lock(hashtext('rareearth migrations'))`.execute(db);
}

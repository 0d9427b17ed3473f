import { sql } from 'kysely';
import type { Session, Store } from './session.ts';

/** A change of the law under its number: subscriptions remember the last number they were told. */
export interface NumberedChange {
  seq: number;
  change: string;
}

/**
 * Numbers changes that were not known before, in the order given.
 *
 * @param changes ids of changes
 * @param revision of the knowledge they come from
 * @returns those that are new
 */
export async function noticeChanges(
  store: Store,
  changes: readonly string[],
  revision: string,
): Promise<NumberedChange[]> {
  return store.transaction(async (session) => {
    const { kind, db, now } = session;
    // One at a time: a number must not become visible before a smaller one, or that one would be passed over.
    if (kind === 'postgres') await sql`select pg_advisory_xact_lock(hashtext('rareearth announced'))`.execute(db);
    const known = new Set((await db.selectFrom('announced').select('change_id').execute()).map((row) => row.change_id));
    const first = (await latestSeq(session)) + 1;
    const added = [...new Set(changes)]
      .filter((change) => !known.has(change))
      .map((change, place) => ({ seq: first + place, change }));
    for (const { seq, change } of added) {
      await db.insertInto('announced').values({ seq, change_id: change, revision, noticed_at: now() }).execute();
    }
    return added;
  });
}

/** The changes after a number, up to another, in order. */
export async function changesAfterSeq({ db }: Session, after: number, upTo: number): Promise<NumberedChange[]> {
  return db
    .selectFrom('announced')
    .select(['seq', 'change_id as change'])
    .where('seq', '>', after)
    .where('seq', '<=', upTo)
    .orderBy('seq')
    .execute();
}

/** The number of the newest change; 0 before the first. */
export async function latestSeq({ db }: Session): Promise<number> {
  const row = await db
    .selectFrom('announced')
    .select(({ fn }) => fn.max('seq').as('seq'))
    .executeTakeFirst();
  return row?.seq ?? 0;
}

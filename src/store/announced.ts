import { sql } from 'kysely';
import type { Session, Store } from './session.ts';

/** A change of the law under its number: subscriptions remember the last number they were told. */
export interface NumberedChange {
  seq: number;
  change: string;
}

/**
 * Numbers changes that were not known before, in the order given, and notes which known ones are gone. What the first
 * knowledge of a store holds is news to nobody.
 *
 * @param changes ids of all changes of the knowledge
 * @param revision of the knowledge they come from
 * @returns those that are new
 */
export async function noticeChanges(
  store: Store,
  changes: readonly string[],
  revision: string,
): Promise<NumberedChange[]> {
  const wanted = new Set(changes);
  if (await isSettled(store, wanted)) return [];
  return store.transaction(async (session) => {
    const { db, now } = session;
    await lockNumbers(session);
    const known = await db.selectFrom('announced').selectAll().execute();
    const before = await latestSeq(session);
    const current = new Set(known.filter((row) => row.withdrawn_at === null).map((row) => row.change_id));
    const returned = new Set(known.map((row) => row.change_id).filter((id) => wanted.has(id) && !current.has(id)));
    const added = [...wanted]
      .filter((change) => !current.has(change))
      .map((change, place) => ({ seq: before + 1 + place, change }));
    for (const { seq, change } of added) {
      const row = { seq, revision, noticed_at: now(), missing_since: null, withdrawn_at: null };
      if (returned.has(change)) await db.updateTable('announced').set(row).where('change_id', '=', change).execute();
      else
        await db
          .insertInto('announced')
          .values({ ...row, change_id: change })
          .execute();
    }
    const gone = known.filter((row) => row.missing_since === null && !wanted.has(row.change_id));
    for (const { seq } of gone)
      await db.updateTable('announced').set({ missing_since: now() }).where('seq', '=', seq).execute();
    const back = known.filter((row) => row.missing_since !== null && current.has(row.change_id));
    for (const { seq, change_id: change } of back) {
      if (wanted.has(change))
        await db.updateTable('announced').set({ missing_since: null }).where('seq', '=', seq).execute();
    }
    if (before === 0) await db.updateTable('subscriptions').set({ announced_seq: added.length }).execute();
    return added;
  });
}

/** Whether the store has nothing to learn from a knowledge: how it is on nearly every tick. */
async function isSettled({ db }: Session, wanted: ReadonlySet<string>): Promise<boolean> {
  const known = await db.selectFrom('announced').select(['change_id', 'missing_since']).execute();
  const present = known.filter(({ change_id, missing_since }) => {
    return missing_since === null && wanted.has(change_id);
  });
  return (
    present.length === wanted.size && known.every((row) => row.missing_since !== null || wanted.has(row.change_id))
  );
}

/** One at a time: a number must not become visible before a smaller one, or that one would be passed over. */
export async function lockNumbers({ kind, db }: Session): Promise<void> {
  if (kind === 'postgres') await sql`select pg_advisory_xact_lock(hashtext('rareearth announced'))`.execute(db);
}

/** The changes that are on record, in order. */
export async function numberedChanges({ db }: Session): Promise<NumberedChange[]> {
  return db
    .selectFrom('announced')
    .select(['seq', 'change_id as change'])
    .where('withdrawn_at', 'is', null)
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

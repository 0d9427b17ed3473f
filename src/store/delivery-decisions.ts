import { readBodies } from './announcements.ts';
import { recordAudit } from './audit.ts';
import { recordTold } from './deliveries.ts';
import type { Delivery } from './schema.ts';
import type { Session, Store } from './session.ts';

/** What a person said of a delivery that may have been posted. */
export type HeldDecision = 'repost' | 'there';

/** Deliveries that wait for a person to say whether they are there, oldest first. */
export async function heldDeliveries({ db }: Session): Promise<Delivery[]> {
  return db.selectFrom('deliveries').selectAll().where('status', '=', 'held').orderBy('created_at').execute();
}

/** Posts a held delivery again, or takes it as posted. False when somebody else decided before. */
export async function settleHeld(store: Store, id: string, decision: HeldDecision, user?: string): Promise<boolean> {
  return store.transaction(async (session) => {
    const { db, now } = session;
    const [row] = await db
      .updateTable('deliveries')
      .set((eb) => ({
        attempt: eb('attempt', '+', 1),
        not_before: now(),
        last_error: null,
        status: decision === 'repost' ? 'pending' : 'sent',
      }))
      .where('id', '=', id)
      .where('status', '=', 'held')
      .returningAll()
      .execute();
    if (!row) return false;
    await recordAudit(session, {
      action: 'settle',
      subject: id,
      team: row.team_id,
      detail: decision,
      ...(user && { user }),
    });
    if (decision === 'there') await recordTold(session, row);
    return true;
  });
}

/** An announcement that an expert should look at before it goes out. */
export interface ReviewRequest {
  id: string;
  /** Its messages. */
  bodies: string[];
  /** To how many channels it would go. */
  channels: number;
}

/**
 * Takes an announcement whose reviewers have not been asked. They are asked again after the lease unless it is noted
 * that they were: twice is better than not at all.
 */
export async function takeForReview(store: Store, leaseMillis: number): Promise<ReviewRequest | null> {
  return store.transaction(async (session) => {
    const { kind, db, now } = session;
    const waiting = await db
      .selectFrom('announcements')
      .select('id')
      .where((eb) => eb.or([eb('asked_until', 'is', null), eb('asked_until', '<', now())]))
      .where((eb) =>
        eb.exists(
          eb
            .selectFrom('deliveries')
            .select('deliveries.id')
            .whereRef('deliveries.announcement_id', '=', 'announcements.id')
            .where('deliveries.status', '=', 'review'),
        ),
      )
      .limit(1)
      .$if(kind === 'postgres', (query) => query.forUpdate().skipLocked())
      .executeTakeFirst();
    if (!waiting) return null;
    const { id } = waiting;
    await db
      .updateTable('announcements')
      .set({ asked_until: now(leaseMillis) })
      .where('id', '=', id)
      .execute();
    const { channels } = await db
      .selectFrom('deliveries')
      .select(({ fn }) => fn.countAll<number>().as('channels'))
      .where('announcement_id', '=', id)
      .where('status', '=', 'review')
      .where('part', '=', 0)
      .executeTakeFirstOrThrow();
    return { id, channels, bodies: (await readBodies(session, [id])).get(id) ?? [] };
  });
}

/** Notes that the reviewers of an announcement were asked. */
export async function markAsked({ db }: Session, id: string): Promise<void> {
  await db.updateTable('announcements').set({ asked_until: Number.MAX_SAFE_INTEGER }).where('id', '=', id).execute();
}

/**
 * Lets an announcement go out, or withholds it.
 *
 * @returns to how many channels; 0 when somebody else decided before, or it became too late
 */
export async function settleReview(store: Store, id: string, decision: 'send' | 'withhold', user: string) {
  return store.transaction(async (session) => {
    const { db, now } = session;
    const rows = await db
      .updateTable('deliveries')
      .set({ status: decision === 'send' ? 'pending' : 'withheld', not_before: now() })
      .where('announcement_id', '=', id)
      .where('status', '=', 'review')
      .returning('part')
      .execute();
    if (rows.length > 0) await recordAudit(session, { action: decision, subject: id, user });
    return rows.filter(({ part }) => part === 0).length;
  });
}

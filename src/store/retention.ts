import type { Session, Store } from './session.ts';

/** How many days what is finished is kept. What is not listed stays until somebody removes it. */
export const retentionDays = {
  /** Long enough to know every repetition that Slack may send. */
  events: 2,
  answers: 180,
  expert_threads: 365,
  gaps: 365,
  gap_wishes: 365,
  follow_ups: 90,
  deliveries: 400,
  audit: 730,
} as const;

export type Retention = Record<keyof typeof retentionDays, number>;

const dayMillis = 86_400_000;

/** Removes what was kept long enough. Feedback goes with its answer. Gives how many rows went, by table. */
export async function purge(store: Store, days: Retention = retentionDays): Promise<Record<string, number>> {
  const before = (session: Session, table: keyof Retention) => session.now(-days[table] * dayMillis);
  return store.transaction(async (session) => {
    const { db, now } = session;
    const queries = {
      seen: db.deleteFrom('seen').where('expires_at', '<=', now()),
      conversations: db.deleteFrom('conversations').where('expires_at', '<=', now()),
      events: db
        .deleteFrom('events')
        .where('status', 'in', ['done', 'failed'])
        .where('finished_at', '<', before(session, 'events')),
      answers: db.deleteFrom('answers').where('created_at', '<', before(session, 'answers')),
      expert_threads: db.deleteFrom('expert_threads').where('updated_at', '<', before(session, 'expert_threads')),
      gaps: db.deleteFrom('gaps').where('last_at', '<', before(session, 'gaps')),
      gap_wishes: db.deleteFrom('gap_wishes').where('created_at', '<', before(session, 'gap_wishes')),
      follow_ups: db
        .deleteFrom('follow_ups')
        .where('status', 'in', ['sent', 'failed'])
        .where('created_at', '<', before(session, 'follow_ups')),
      deliveries: db
        .deleteFrom('deliveries')
        .where('status', 'in', ['sent', 'empty', 'failed', 'missed', 'withheld'])
        .where('created_at', '<', before(session, 'deliveries')),
      announcements: db
        .deleteFrom('announcements')
        .where('created_at', '<', before(session, 'deliveries'))
        .where((eb) =>
          eb.not(
            eb.exists(
              eb
                .selectFrom('deliveries')
                .select('deliveries.id')
                .whereRef('deliveries.announcement_id', '=', 'announcements.id'),
            ),
          ),
        ),
      audit: db.deleteFrom('audit').where('at', '<', before(session, 'audit')),
    };
    const removed: Record<string, number> = {};
    for (const [table, query] of Object.entries(queries)) {
      const { numDeletedRows } = await query.executeTakeFirst();
      removed[table] = Number(numDeletedRows);
    }
    return removed;
  });
}

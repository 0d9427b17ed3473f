import { lockNumbers } from './announced.ts';
import type { Session, Store } from './session.ts';

/** A channel that was told of changes that do not hold any more. */
export interface Mistold {
  /** The delivery that told it, its first message. */
  delivery: string;
  subscription: { id: string; team_id: string; channel_id: string };
  /** Of the subscription. */
  language: string;
  /** YYYY-MM-DD, the local day for which it was told. */
  day: string;
  changes: { seq: number; change: string; title: string }[];
}

/** Changes that the knowledge has lacked for so long that it is no accident, by their numbers. */
export async function missingChanges({ db, now }: Session, forMillis: number): Promise<number[]> {
  const rows = await db
    .selectFrom('announced')
    .select('seq')
    .where('missing_since', '<=', now(-forMillis))
    .where('withdrawn_at', 'is', null)
    .orderBy('seq')
    .execute();
  return rows.map(({ seq }) => seq);
}

/**
 * Withdraws changes: does something about those who were told them, in the same transaction and once.
 *
 * @param correct gets everyone who was told, or will be by what is under way
 */
export async function withdrawChanges(
  store: Store,
  seqs: readonly number[],
  correct: (session: Session, mistold: Mistold[]) => Promise<void>,
): Promise<void> {
  if (seqs.length === 0) return;
  await store.transaction(async (session) => {
    const { db, now } = session;
    await lockNumbers(session);
    const withdrawn = await db
      .updateTable('announced')
      .set({ withdrawn_at: now() })
      .where('seq', 'in', [...seqs])
      .where('missing_since', 'is not', null)
      .where('withdrawn_at', 'is', null)
      .returning('change_id')
      .execute();
    if (withdrawn.length === 0) return;
    await correct(
      session,
      await findMistold(
        session,
        withdrawn.map((row) => row.change_id),
      ),
    );
  });
}

async function findMistold({ db }: Session, changes: readonly string[]): Promise<Mistold[]> {
  const rows = await db
    .selectFrom('told')
    .innerJoin('announced', 'announced.change_id', 'told.change_id')
    .innerJoin('deliveries', 'deliveries.announcement_id', 'told.announcement_id')
    .innerJoin('subscriptions', 'subscriptions.id', 'deliveries.subscription_id')
    .select([
      'deliveries.id as delivery',
      'deliveries.subscription_id as id',
      'deliveries.team_id',
      'deliveries.channel_id',
      'deliveries.local_date as day',
      'subscriptions.language',
      'announced.seq',
      'told.change_id as change',
      'told.title',
    ])
    .where('told.change_id', 'in', [...changes])
    .where('deliveries.part', '=', 0)
    .where('deliveries.correction', '=', '')
    .where('deliveries.status', 'in', ['review', 'pending', 'sending', 'unknown', 'checking', 'held', 'sent'])
    .orderBy('deliveries.id')
    .orderBy('announced.seq')
    .execute();
  const found = new Map<string, Mistold>();
  for (const { delivery, id, team_id, channel_id, day, language, ...change } of rows) {
    const known = found.get(delivery);
    if (known) known.changes.push(change);
    else found.set(delivery, { delivery, subscription: { id, team_id, channel_id }, language, day, changes: [change] });
  }
  return [...found.values()];
}

import { type Expression, type ExpressionBuilder, type SqlBool, sql } from 'kysely';
import { readBodies } from './announcements.ts';
import type { Claim, Lease } from './claim.ts';
import type { Database, Delivery } from './schema.ts';
import type { Session, Store } from './session.ts';

/** A delivery and the message to post. */
export interface ClaimedDelivery extends Delivery {
  body: string;
}

/** Slack's limit: one message a second in a channel. */
const channelPauseMillis = 1_000;

/**
 * Takes deliveries to post them, one for a channel. The commit comes before the post, so whatever happens later, it is
 * on record that the post was tried. Post within the lease or put the delivery back.
 */
export async function claimDeliveries(store: Store, lease: Lease, limit: number): Promise<ClaimedDelivery[]> {
  return store.transaction(async (session) => {
    const { kind, db, now } = session;
    const due = await db
      .selectFrom('deliveries')
      .select(['id', 'team_id', 'channel_id'])
      .where(isClaimable)
      .where(isQuiet(session))
      .where('not_before', '<=', now())
      .orderBy('not_before')
      .orderBy('local_date')
      .limit(limit)
      .$if(kind === 'postgres', (query) => query.forUpdate().skipLocked())
      .execute();
    const first = new Map(due.toReversed().map((row) => [`${row.team_id} ${row.channel_id}`, row.id]));
    const ids: string[] = [];
    for (const [channel, id] of first) if (await ownsChannel(session, channel)) ids.push(id);
    if (ids.length === 0) return [];
    const claimed = await db
      .updateTable('deliveries')
      .set((eb) => ({
        status: 'sending',
        attempt: eb('attempt', '+', 1),
        posts: eb('posts', '+', 1),
        lease_owner: lease.owner,
        lease_until: now(lease.millis),
        first_post_at: eb.fn.coalesce('first_post_at', now()),
        last_post_at: now(),
        thread_ts: eb
          .case()
          .when('correction', '<>', '')
          .then(
            eb
              .selectFrom('deliveries as corrected')
              .select('corrected.ts')
              .whereRef('corrected.id', '=', 'deliveries.after_id'),
          )
          .end(),
      }))
      .where('id', 'in', ids)
      // Another worker may have posted there since this one looked.
      .where(isQuiet(session))
      .returningAll()
      .execute();
    const bodies = await readBodies(session, [...new Set(claimed.flatMap((row) => row.announcement_id ?? []))]);
    return claimed.map((row) => ({ ...row, body: bodies.get(row.announcement_id ?? '')?.[row.part] ?? '' }));
  });
}

/** What may be posted once its time has come. */
function isClaimable(eb: ExpressionBuilder<Database, 'deliveries'>) {
  return eb.and([
    eb('deliveries.status', '=', 'pending'),
    eb.exists(
      eb
        .selectFrom('subscriptions')
        .select('subscriptions.id')
        .whereRef('subscriptions.id', '=', 'deliveries.subscription_id')
        .where('subscriptions.status', '=', 'active'),
    ),
    eb.or([
      eb('after_id', 'is', null),
      eb.exists(
        eb
          .selectFrom('deliveries as earlier')
          .select('earlier.id')
          .whereRef('earlier.id', '=', 'deliveries.after_id')
          .where('earlier.status', '=', 'sent'),
      ),
    ]),
  ]);
}

/** Nothing went to its channel within the last second. */
function isQuiet({ now }: Session): Condition {
  return (eb) =>
    eb.not(
      eb.exists(
        eb
          .selectFrom('deliveries as other')
          .select('other.id')
          .whereRef('other.channel_id', '=', 'deliveries.channel_id')
          .whereRef('other.team_id', '=', 'deliveries.team_id')
          .whereRef('other.id', '<>', 'deliveries.id')
          .where('other.last_post_at', '>', now(-channelPauseMillis)),
      ),
    );
}

/** Keeps all others from claiming in a channel until the transaction ends. False when somebody else is at it. */
async function ownsChannel({ kind, db }: Session, channel: string): Promise<boolean> {
  if (kind === 'sqlite') return true;
  const { rows } = await sql<{ owned: boolean }>`
    select pg_try_advisory_xact_lock(hashtext(${`rareearth channel ${channel}`})) as owned
  `.execute(db);
  return rows[0]?.owned === true;
}

/** Moves the time of deliveries on, but for those that somebody is just claiming: two such moves could block each other. */
async function postpone({ kind, db, now }: Session, delayMillis: number, which: Condition): Promise<void> {
  const rows = await db
    .selectFrom('deliveries')
    .select('id')
    .where(which)
    .where('not_before', '<', now(delayMillis))
    .$if(kind === 'postgres', (query) => query.forUpdate().skipLocked())
    .execute();
  if (rows.length === 0) return;
  await db
    .updateTable('deliveries')
    .set({ not_before: now(delayMillis) })
    .where(
      'id',
      'in',
      rows.map(({ id }) => id),
    )
    .execute();
}

type Condition = (eb: ExpressionBuilder<Database, 'deliveries'>) => Expression<SqlBool>;

/** Milliseconds until something may be posted: 0 when something may be now, null when nothing waits. */
export async function untilNextDelivery({ db, now }: Session): Promise<number | null> {
  const row = await db
    .selectFrom('deliveries')
    .where(isClaimable)
    .select((eb) => [eb.fn.min('not_before').as('at'), now().as('now')])
    .executeTakeFirst();
  return row?.at == null ? null : Math.max(0, row.at - row.now);
}

/** Puts a delivery back that surely was not posted. False when the claim was lost. */
export async function releaseDelivery(
  { db, now }: Session,
  claim: Claim,
  delayMillis: number,
  reason: string,
): Promise<boolean> {
  const [row] = await db
    .updateTable('deliveries')
    .set((eb) => ({
      status: 'pending',
      posts: eb('posts', '-', 1),
      lease_until: null,
      not_before: now(delayMillis),
      last_error: reason,
    }))
    .where('id', '=', claim.id)
    .where('attempt', '=', claim.attempt)
    .where('status', '=', 'sending')
    .returning('id')
    .execute();
  return row !== undefined;
}

/**
 * Lets nothing go to a workspace for a while, after Slack said that it was too much.
 *
 * @param waiting `pending` for posts, `unknown` for readings
 */
export async function postponeDeliveries(
  store: Store,
  team: string,
  delayMillis: number,
  waiting: 'pending' | 'unknown' = 'pending',
): Promise<void> {
  await store.transaction((session) =>
    postpone(session, delayMillis, (eb) => eb.and([eb('team_id', '=', team), eb('status', '=', waiting)])),
  );
}

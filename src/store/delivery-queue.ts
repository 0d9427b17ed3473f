import { type Expression, type ExpressionBuilder, type SqlBool, sql } from 'kysely';
import type { Database, Delivery } from './schema.ts';
import type { Session } from './session.ts';

export type Condition = (eb: ExpressionBuilder<Database, 'deliveries'>) => Expression<SqlBool>;

/** Slack's limit: one message a second in a channel. */
const channelPauseMillis = 1_000;

/** So many are looked at in one step: what a look costs does not grow with what waits. */
const pageSize = 100;

type Waiting = Pick<Delivery, 'id' | 'team_id' | 'channel_id' | 'not_before'>;

/** What is due and may be posted now, one for a channel, longest due first. Others may be taking it at the same time. */
export async function dueDeliveries(session: Session, limit: number): Promise<string[]> {
  const ids: string[] = [];
  const seen = new Set<string>();
  for (let offset = 0; ; offset += pageSize) {
    const { rows, isLast } = await readPage(session, offset, true);
    const channelOf = (row: Waiting) => `${row.team_id} ${row.channel_id}`;
    const first = new Map(rows.toReversed().map((row) => [channelOf(row), row.id]));
    const channels = [...new Set(rows.map(channelOf))].filter((channel) => !seen.has(channel));
    for (const channel of channels) seen.add(channel);
    for (const channel of await ownChannels(session, channels, limit - ids.length))
      ids.push(first.get(channel) as string);
    if (ids.length >= limit || isLast) return ids;
  }
}

/** Milliseconds until something may be posted: 0 when something may be now, null when nothing waits. */
export async function untilNextDelivery(session: Session): Promise<number | null> {
  for (let offset = 0; ; offset += pageSize) {
    const { rows, isLast } = await readPage(session, offset, false);
    const [next] = rows;
    if (next) return Math.max(0, next.not_before - next.now);
    if (isLast) return null;
  }
}

/** Nothing went to its channel within the last second. */
export function isQuiet({ now }: Session): Condition {
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

/** Some of what waits, in the order of its time, and of that only what may be posted at all; `isNow`: only at once. */
async function readPage(session: Session, offset: number, isNow: boolean) {
  const { db, now } = session;
  // The limit comes first: it keeps the database from judging all that waits before it picks.
  const some = db
    .selectFrom('deliveries')
    .selectAll()
    .where('status', '=', 'pending')
    .$if(isNow, (query) => query.where('not_before', '<=', now()))
    .orderBy('not_before')
    .orderBy('local_date')
    .orderBy('id')
    .limit(pageSize)
    .offset(offset);
  const rows = await db
    .selectFrom(some.as('deliveries'))
    .select(['id', 'team_id', 'channel_id', 'not_before', now().as('now')])
    .select((eb) => eb.case().when(mayBePosted(eb)).then(1).else(0).end().as('ready'))
    .$if(isNow, (query) => query.select((eb) => eb.case().when(isQuiet(session)(eb)).then(1).else(0).end().as('quiet')))
    .orderBy('not_before')
    .orderBy('local_date')
    .orderBy('id')
    .execute();
  return { rows: rows.filter(({ ready, quiet }) => ready === 1 && quiet !== 0), isLast: rows.length < pageSize };
}

/** Its subscription wants it, and what it comes after is there. */
const mayBePosted: Condition = (eb) =>
  eb.and([
    eb.exists(
      eb
        .selectFrom('subscriptions')
        .select('subscriptions.id')
        .whereRef('subscriptions.id', '=', 'deliveries.subscription_id')
        .where('subscriptions.status', '=', 'active'),
    ),
    eb.or([
      eb('deliveries.after_id', 'is', null),
      eb.exists(
        eb
          .selectFrom('deliveries as earlier')
          .select('earlier.id')
          .whereRef('earlier.id', '=', 'deliveries.after_id')
          .where('earlier.status', '=', 'sent'),
      ),
    ]),
  ]);

/** Keeps all others from posting to channels until the transaction ends, and gives those that nobody else is at. */
async function ownChannels({ kind, db }: Session, channels: string[], limit: number): Promise<string[]> {
  if (kind === 'sqlite') return channels.slice(0, limit);
  const { rows } = await sql<{ channel: string }>`
    select channel from unnest(cast(${channels} as text[])) as wanted (channel)
    where pg_try_advisory_xact_lock(hashtext('rareearth channel ' || channel))
    limit ${limit}
  `.execute(db);
  return rows.map(({ channel }) => channel);
}

import { randomUUID } from 'node:crypto';
import { latestSeq } from './announced.ts';
import { recordAudit } from './audit.ts';
import type { Subscription } from './schema.ts';
import type { Session, Store } from './session.ts';

/** A channel that wants to hear of changes, when, and of which. */
export interface Wish {
  team: string;
  channel: string;
  /** Null where nobody in Slack asked for it. */
  user: string | null;
  /** "Europe/Berlin" */
  zone: string;
  /** "09:00" */
  time: string;
  language: string;
  filter: Record<string, unknown> | null;
  /** Told at once as well, today, even that there is nothing to tell. */
  dueNow?: boolean;
}

/**
 * Subscribes a channel, or changes its wish and wakes it when it was paused. A new one hears of what comes after it.
 *
 * @returns its id
 */
export async function subscribe(store: Store, wish: Wish): Promise<string> {
  return store.transaction(async (session) => {
    const { db, now } = session;
    const { team, channel, user, zone, time, language, filter, dueNow = false } = wish;
    const wanted = {
      zone,
      local_time: time,
      language,
      filter: filter && JSON.stringify(filter),
      status: 'active' as const,
      reason: null,
      ...(dueNow && { due_now: now() }),
      updated_at: now(),
    };
    const { id } = await db
      .insertInto('subscriptions')
      .values({
        ...wanted,
        id: randomUUID(),
        team_id: team,
        channel_id: channel,
        created_by: user,
        announced_seq: await latestSeq(session),
        created_at: now(),
      })
      .onConflict((conflict) => conflict.columns(['team_id', 'channel_id']).doUpdateSet(wanted))
      .returning('id')
      .executeTakeFirstOrThrow();
    await recordAudit(session, { action: 'subscribe', subject: channel, team, ...by(user), detail: `${time} ${zone}` });
    return id;
  });
}

export async function findSubscription({ db }: Session, team: string, channel: string): Promise<Subscription | null> {
  const row = await db
    .selectFrom('subscriptions')
    .selectAll()
    .where('team_id', '=', team)
    .where('channel_id', '=', channel)
    .executeTakeFirst();
  return row ?? null;
}

/** The subscription of a channel, and those a person made, oldest first. */
export async function subscriptionsOf(
  { db }: Session,
  team: string,
  { channel, user }: { channel: string; user: string },
): Promise<Subscription[]> {
  return db
    .selectFrom('subscriptions')
    .selectAll()
    .where('team_id', '=', team)
    .where((where) => where.or([where('channel_id', '=', channel), where('created_by', '=', user)]))
    .orderBy('created_at')
    .orderBy('channel_id')
    .execute();
}

/** Every subscription, in the order of workspaces and channels. */
export async function allSubscriptions({ db }: Session): Promise<Subscription[]> {
  return db.selectFrom('subscriptions').selectAll().orderBy('team_id').orderBy('channel_id').execute();
}

/** Those that may be told: neither paused, nor of a channel that is set to quiet, which hears all of it afterwards. */
export async function activeSubscriptions({ db }: Session): Promise<Subscription[]> {
  return db
    .selectFrom('subscriptions')
    .selectAll()
    .where('status', '=', 'active')
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('settings')
            .select('settings.key')
            .whereRef('settings.team_id', '=', 'subscriptions.team_id')
            .whereRef('settings.owner', '=', 'subscriptions.channel_id')
            .where('settings.key', '=', 'quiet')
            .where('settings.value', '=', 'on'),
        ),
      ),
    )
    .orderBy('id')
    .execute();
}

/** Ends a subscription; what was planned for it is not sent. False when there was none. */
export async function unsubscribe(store: Store, team: string, channel: string, user: string | null): Promise<boolean> {
  return store.transaction(async (session) => {
    const [gone] = await session.db
      .deleteFrom('subscriptions')
      .where('team_id', '=', team)
      .where('channel_id', '=', channel)
      .returning('id')
      .execute();
    if (!gone) return false;
    await recordAudit(session, { action: 'unsubscribe', subject: channel, team, ...by(user) });
    return true;
  });
}

/** Keeps a subscription from sending until somebody subscribes again. */
export async function pauseSubscription({ db, now }: Session, id: string, reason: string): Promise<void> {
  await db
    .updateTable('subscriptions')
    .set({ status: 'paused', reason, updated_at: now() })
    .where('id', '=', id)
    .execute();
}

function by(user: string | null): { user?: string } {
  return user === null ? {} : { user };
}

import { createHash } from 'node:crypto';
import type { Session } from './session.ts';

/** What is told to channels, in as many messages as it takes. */
export interface Announcement {
  /** As they will be posted; nothing changes them later. */
  bodies: readonly string[];
  /** The changes it tells, and what they are called in it. */
  told: readonly { change: string; title: string }[];
}

/** Keeps an announcement, once however often it is kept, and gives its id. */
export async function keepAnnouncement({ db, now }: Session, { bodies, told }: Announcement): Promise<string> {
  const content = JSON.stringify(bodies);
  const changes = [...new Map(told.map((one) => [one.change, one])).values()];
  const id = createHash('sha256')
    .update(JSON.stringify([content, changes]))
    .digest('hex')
    .slice(0, 32);
  const [kept] = await db
    .insertInto('announcements')
    .values({ id, bodies: content, created_at: now() })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .execute();
  if (kept && changes.length > 0) {
    await db
      .insertInto('told')
      .values(changes.map(({ change, title }) => ({ announcement_id: id, change_id: change, title })))
      .execute();
  }
  return id;
}

/** The messages of announcements, by id. */
export async function readBodies({ db }: Session, ids: readonly string[]): Promise<Map<string, string[]>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('announcements')
    .select(['id', 'bodies'])
    .where('id', 'in', [...ids])
    .execute();
  return new Map(rows.map(({ id, bodies }) => [id, JSON.parse(bodies) as string[]]));
}

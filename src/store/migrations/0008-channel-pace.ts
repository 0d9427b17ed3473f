import { sql } from 'kysely';
import type { Session } from '../session.ts';

/** Before each post somebody asks when the last one went to its channel: a year of posts must not be read for that. */
export async function paceChannels({ db }: Session): Promise<void> {
  await sql`drop index deliveries_by_channel`.execute(db);
  await sql`create index deliveries_by_channel on deliveries (channel_id, last_post_at)`.execute(db);
}

import { sql } from 'kysely';
import type { Session } from '../session.ts';

const statements = [
  `create table teams (
    id text primary key,
    enterprise_id text not null,
    seen_at bigint not null
  )`,
  'create index teams_by_enterprise on teams (enterprise_id)',
];

/** Which organisation a workspace belongs to: an installation for all of one names none of them. */
export async function addTeams({ db }: Session): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

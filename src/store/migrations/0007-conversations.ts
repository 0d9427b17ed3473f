import { sql } from 'kysely';
import type { Session } from '../session.ts';

const statements = [
  `create table conversations (
    id text not null,
    said_at bigint not null,
    team_id text not null,
    user_id text,
    reading text not null,
    expires_at bigint not null,
    primary key (id, said_at)
  )`,
  'create index conversations_by_end on conversations (expires_at)',
];

/** How the last questions of a conversation were understood: whichever process takes the next one up has to know. */
export async function addConversations({ db }: Session): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

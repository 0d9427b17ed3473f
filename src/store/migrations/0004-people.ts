import { sql } from 'kysely';
import type { Session } from '../session.ts';

const columns = [
  'answers add column again text',
  'answers add column dated bigint not null default 0',
  'answers add column thread_ts text',
  'answers add column message_ts text',
  'answers add column ephemeral bigint not null default 0',
  'answers add column outside bigint not null default 0',
  "answers add column told text not null default ''",
  'expert_threads add column question text',
  'expert_threads add column language text',
  'expert_threads add column reply text',
  'expert_threads add column taken_by text',
  'expert_threads add column answered_by text',
  'expert_threads add column state_channel text',
  'expert_threads add column state_ts text',
  "gaps add column form text not null default ''",
  "gaps add column why text not null default 'no_answer'",
  "gaps add column nearest text not null default '[]'",
];

const tables = [
  `create table answer_rules (
    answer_id text not null references answers (id) on delete cascade,
    rule text not null,
    hash text not null,
    primary key (answer_id, rule)
  )`,
  `create table gap_answers (
    gap_id text not null references gaps (id) on delete cascade,
    answer_id text not null references answers (id) on delete cascade,
    primary key (gap_id, answer_id)
  )`,
  `create table gap_wishes (
    gap_id text not null references gaps (id) on delete cascade,
    user_id text not null,
    team_id text not null,
    language text not null,
    channel_id text not null,
    thread_ts text,
    created_at bigint not null,
    primary key (gap_id, user_id)
  )`,
  `create table follow_ups (
    id text primary key,
    kind text not null,
    team_id text not null,
    user_id text not null,
    answer_id text references answers (id) on delete cascade,
    channel_id text not null,
    thread_ts text,
    body text not null,
    status text not null,
    attempt bigint not null,
    lease_owner text,
    lease_until bigint,
    not_before bigint not null,
    posted_at bigint,
    ts text,
    last_error text,
    created_at bigint not null
  )`,
];

const indexes = [
  'create index answer_rules_by_rule on answer_rules (rule, hash)',
  'create index gap_answers_by_answer on gap_answers (answer_id)',
  'create index follow_ups_by_state on follow_ups (status, not_before)',
  'create unique index expert_threads_once on expert_threads (answer_id) where answer_id is not null',
];

/** What people do with answers: rate them, hand them on, wait for better ones. */
export async function addPeople({ kind, db }: Session): Promise<void> {
  const isSqlite = kind === 'sqlite';
  for (const column of columns) {
    await sql.raw(`alter table ${isSqlite ? column.replace('bigint', 'integer') : column}`).execute(db);
  }
  for (const table of tables) {
    // Only a strict table of SQLite refuses a text among numbers, as PostgreSQL does anyway.
    await sql.raw(isSqlite ? `${table.replaceAll('bigint', 'integer')} strict` : table).execute(db);
  }
  for (const index of indexes) await sql.raw(index).execute(db);
}

import { sql } from 'kysely';
import type { Session } from '../session.ts';

const tables = [
  `create table instance (
    id text primary key,
    pid bigint not null,
    host text not null,
    started_at bigint not null
  )`,
  `create table installations (
    id text primary key,
    enterprise_id text,
    team_id text,
    user_id text,
    sealed text not null,
    updated_at bigint not null
  )`,
  `create table subscriptions (
    id text primary key,
    team_id text not null,
    channel_id text not null,
    created_by text,
    zone text not null,
    local_time text not null,
    language text not null,
    filter text,
    status text not null,
    reason text,
    announced_seq bigint not null,
    created_at bigint not null,
    updated_at bigint not null,
    unique (team_id, channel_id)
  )`,
  `create table announced (
    seq bigint primary key,
    change_id text not null unique,
    revision text not null,
    noticed_at bigint not null
  )`,
  `create table deliveries (
    id text primary key,
    subscription_id text not null references subscriptions (id) on delete cascade,
    team_id text not null,
    channel_id text not null,
    local_date text not null,
    body text not null,
    from_seq bigint not null,
    to_seq bigint not null,
    status text not null,
    attempt bigint not null,
    posts bigint not null,
    lease_owner text,
    lease_until bigint,
    not_before bigint not null,
    first_post_at bigint,
    last_post_at bigint,
    sweep_at bigint,
    ts text,
    last_error text,
    created_at bigint not null,
    unique (subscription_id, local_date)
  )`,
  `create table events (
    id text primary key,
    team_id text not null,
    event_id text not null,
    user_id text,
    payload text not null,
    status text not null,
    attempt bigint not null,
    lease_owner text,
    lease_until bigint,
    not_before bigint not null,
    received_at bigint not null,
    finished_at bigint,
    last_error text,
    unique (team_id, event_id)
  )`,
  `create table answers (
    id text primary key,
    team_id text not null,
    channel_id text not null,
    user_id text not null,
    question text not null,
    language text not null,
    as_of text not null,
    outcome text not null,
    entry text,
    verdict text,
    revision text not null,
    citations text not null,
    created_at bigint not null
  )`,
  `create table feedback (
    answer_id text not null references answers (id) on delete cascade,
    user_id text not null,
    vote text not null,
    note text,
    updated_at bigint not null,
    primary key (answer_id, user_id)
  )`,
  `create table expert_threads (
    id text primary key,
    team_id text not null,
    answer_id text references answers (id) on delete set null,
    asker_id text not null,
    asker_channel text not null,
    asker_ts text not null,
    expert_channel text not null,
    expert_ts text not null,
    status text not null,
    created_at bigint not null,
    updated_at bigint not null,
    unique (team_id, expert_channel, expert_ts)
  )`,
  `create table gaps (
    id text primary key,
    team_id text not null,
    question text not null,
    language text not null,
    revision text not null,
    asked bigint not null,
    status text not null,
    first_at bigint not null,
    last_at bigint not null
  )`,
  `create table settings (
    team_id text not null,
    owner text not null,
    key text not null,
    value text not null,
    updated_at bigint not null,
    primary key (team_id, owner, key)
  )`,
  'create table seen (key text primary key, expires_at bigint not null)',
  `create table audit (
    id text primary key,
    at bigint not null,
    action text not null,
    team_id text,
    user_id text,
    subject text not null,
    detail text
  )`,
];

const indexes = [
  'create index deliveries_by_state on deliveries (status, not_before)',
  'create index deliveries_to_sweep on deliveries (sweep_at) where sweep_at is not null',
  'create index events_by_state on events (status, not_before)',
  'create index answers_by_time on answers (created_at)',
  'create index answers_by_user on answers (user_id)',
  'create index expert_threads_by_answer on expert_threads (answer_id)',
  'create index seen_by_expiry on seen (expires_at)',
  'create index audit_by_time on audit (at)',
];

/** The first schema, in the two types that both databases keep alike: text, and whole numbers of 64 bits. */
export async function createTables({ kind, db }: Session): Promise<void> {
  for (const table of tables) {
    // Only a strict table of SQLite refuses a text among numbers, as PostgreSQL does anyway.
    const definition = kind === 'sqlite' ? `${table.replaceAll('bigint', 'integer')} strict` : table;
    await sql.raw(definition).execute(db);
  }
  for (const index of indexes) await sql.raw(index).execute(db);
}

import { sql } from 'kysely';
import type { Session } from '../session.ts';

const statements = (quoted: string) => [
  'alter table announced add column missing_since bigint',
  'alter table announced add column withdrawn_at bigint',
  'alter table subscriptions add column told_day text',
  `create table announcements (
    id text primary key,
    bodies text not null,
    asked_until bigint,
    created_at bigint not null
  )`,
  `create table told (
    announcement_id text not null references announcements (id) on delete cascade,
    change_id text not null,
    title text not null,
    primary key (announcement_id, change_id)
  )`,
  'create index told_by_change on told (change_id)',
  // SQLite cannot change what a table holds to be unique, so the table is made anew.
  'create table deliveries_before as select * from deliveries',
  'drop table deliveries',
  `create table deliveries (
    id text primary key,
    subscription_id text not null references subscriptions (id) on delete cascade,
    team_id text not null,
    channel_id text not null,
    local_date text not null,
    part bigint not null,
    correction text not null,
    announcement_id text references announcements (id),
    after_id text,
    thread_ts text,
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
    unique (subscription_id, local_date, correction, part)
  )`,
  `insert into announcements (id, bodies, created_at) select id, ${quoted}, created_at from deliveries_before`,
  `insert into deliveries (
    id, subscription_id, team_id, channel_id, local_date, part, correction, announcement_id, from_seq, to_seq, status,
    attempt, posts, lease_owner, lease_until, not_before, first_post_at, last_post_at, sweep_at, ts, last_error,
    created_at
  ) select
    id, subscription_id, team_id, channel_id, local_date, 0, '', id, from_seq, to_seq, status,
    attempt, posts, lease_owner, lease_until, not_before, first_post_at, last_post_at, sweep_at, ts, last_error,
    created_at
  from deliveries_before`,
  'drop table deliveries_before',
  'create index deliveries_by_state on deliveries (status, not_before)',
  'create index deliveries_by_day on deliveries (local_date)',
  'create index deliveries_by_channel on deliveries (channel_id, status)',
  'create index deliveries_by_predecessor on deliveries (after_id) where after_id is not null',
  'create index deliveries_by_announcement on deliveries (announcement_id) where announcement_id is not null',
  'create index deliveries_to_sweep on deliveries (sweep_at) where sweep_at is not null',
];

/**
 * What is told is kept apart from who is told it: thousands of channels get the same words. Deliveries may have several
 * messages, and corrections.
 */
export async function addAnnouncements({ kind, db }: Session): Promise<void> {
  const isSqlite = kind === 'sqlite';
  for (const statement of statements(isSqlite ? 'json_array(body)' : 'cast(json_build_array(body) as text)')) {
    const typed = isSqlite ? statement.replaceAll('bigint', 'integer') : statement;
    const isTable = /^create table \w+ \(/.test(statement);
    await sql.raw(isSqlite && isTable ? `${typed} strict` : typed).execute(db);
  }
}

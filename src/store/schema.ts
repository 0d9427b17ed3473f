import type { Selectable } from 'kysely';

/**
 * The tables, the same for SQLite and PostgreSQL. Ids are text, times are milliseconds since 1970 as integers, lists
 * and objects are JSON in text: what both databases keep alike.
 */
export interface Database {
  migrations: MigrationsTable;
  instance: InstanceTable;
  installations: InstallationsTable;
  subscriptions: SubscriptionsTable;
  announced: AnnouncedTable;
  deliveries: DeliveriesTable;
  events: EventsTable;
  answers: AnswersTable;
  feedback: FeedbackTable;
  expert_threads: ExpertThreadsTable;
  gaps: GapsTable;
  settings: SettingsTable;
  seen: SeenTable;
  audit: AuditTable;
}

interface MigrationsTable {
  id: string;
  applied_at: number;
}

/** The process that works on this store. One row, on SQLite only. */
interface InstanceTable {
  id: string;
  pid: number;
  host: string;
  started_at: number;
}

/** A workspace, or a user of one, that installed the app. `sealed` holds the tokens. */
interface InstallationsTable {
  id: string;
  enterprise_id: string | null;
  team_id: string | null;
  user_id: string | null;
  sealed: string;
  updated_at: number;
}

/** A channel that is told of changes at a local time. `announced_seq` is the last change it was told. */
interface SubscriptionsTable {
  id: string;
  team_id: string;
  channel_id: string;
  created_by: string | null;
  /** "Europe/Berlin" */
  zone: string;
  /** "09:00" */
  local_time: string;
  language: string;
  /** What it wants to hear of, as JSON; null for everything. */
  filter: string | null;
  status: 'active' | 'paused';
  /** Why it is paused. */
  reason: string | null;
  announced_seq: number;
  created_at: number;
  updated_at: number;
}

/** The changes of the law in the order in which the bot learned of them. */
interface AnnouncedTable {
  seq: number;
  change_id: string;
  revision: string;
  noticed_at: number;
}

export type DeliveryStatus = 'pending' | 'sending' | 'unknown' | 'checking' | 'sent' | 'empty' | 'failed' | 'missed';

/** What is to be posted, and how far it got. One row for each subscription and local day. */
interface DeliveriesTable {
  id: string;
  subscription_id: string;
  team_id: string;
  channel_id: string;
  /** YYYY-MM-DD in the zone of the subscription. */
  local_date: string;
  body: string;
  from_seq: number;
  to_seq: number;
  status: DeliveryStatus;
  /** Grows with every claim. A write that names an older one comes too late. */
  attempt: number;
  posts: number;
  lease_owner: string | null;
  lease_until: number | null;
  not_before: number;
  first_post_at: number | null;
  last_post_at: number | null;
  sweep_at: number | null;
  /** Slack's name for the message. */
  ts: string | null;
  last_error: string | null;
  created_at: number;
}

/** What Slack sent and was told to be received. The payload goes when the work is done. */
interface EventsTable {
  id: string;
  team_id: string;
  event_id: string;
  user_id: string | null;
  payload: string;
  status: 'received' | 'working' | 'done' | 'failed';
  attempt: number;
  lease_owner: string | null;
  lease_until: number | null;
  not_before: number;
  received_at: number;
  finished_at: number | null;
  last_error: string | null;
}

/** Who was told what, by which knowledge. */
interface AnswersTable {
  id: string;
  team_id: string;
  channel_id: string;
  user_id: string;
  question: string;
  language: string;
  as_of: string;
  outcome: string;
  /** "topic/ndfeb-magnets" */
  entry: string | null;
  verdict: string | null;
  revision: string;
  /** JSON: the rules and sources shown. */
  citations: string;
  created_at: number;
}

interface FeedbackTable {
  answer_id: string;
  user_id: string;
  vote: 'up' | 'down';
  note: string | null;
  updated_at: number;
}

/** A question handed to an expert, and where the expert talks about it. */
interface ExpertThreadsTable {
  id: string;
  team_id: string;
  answer_id: string | null;
  asker_id: string;
  asker_channel: string;
  asker_ts: string;
  expert_channel: string;
  expert_ts: string;
  status: 'open' | 'closed';
  created_at: number;
  updated_at: number;
}

/** A question that got no answer, counted. Nobody's name is kept with it. */
interface GapsTable {
  id: string;
  team_id: string;
  question: string;
  language: string;
  revision: string;
  asked: number;
  status: 'open' | 'closed';
  first_at: number;
  last_at: number;
}

/** `owner` is a channel, a user, or '' for the whole workspace. */
interface SettingsTable {
  team_id: string;
  owner: string;
  key: string;
  value: string;
  updated_at: number;
}

interface SeenTable {
  key: string;
  expires_at: number;
}

interface AuditTable {
  id: string;
  at: number;
  action: string;
  team_id: string | null;
  user_id: string | null;
  subject: string;
  detail: string | null;
}

export type Delivery = Selectable<DeliveriesTable>;
export type StoredEvent = Selectable<EventsTable>;
export type StoredAnswer = Selectable<AnswersTable>;
export type Subscription = Selectable<SubscriptionsTable>;
export type ExpertThread = Selectable<ExpertThreadsTable>;
export type Gap = Selectable<GapsTable>;

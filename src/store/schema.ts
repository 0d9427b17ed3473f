import type { Selectable } from 'kysely';
import type {
  AnnouncedTable,
  AnnouncementsTable,
  DeliveriesTable,
  SubscriptionsTable,
  ToldTable,
} from './schema/announcing.ts';
import type {
  AnswerRulesTable,
  AnswersTable,
  ConversationsTable,
  EventsTable,
  ExpertThreadsTable,
  FeedbackTable,
  FollowUpsTable,
  GapAnswersTable,
  GapsTable,
  GapWishesTable,
} from './schema/answering.ts';

/**
 * The tables, the same for SQLite and PostgreSQL. Ids are text, times are milliseconds since 1970 as integers, lists
 * and objects are JSON in text: what both databases keep alike.
 */
export interface Database {
  migrations: MigrationsTable;
  instance: InstanceTable;
  installations: InstallationsTable;
  teams: TeamsTable;
  subscriptions: SubscriptionsTable;
  announced: AnnouncedTable;
  announcements: AnnouncementsTable;
  told: ToldTable;
  deliveries: DeliveriesTable;
  events: EventsTable;
  answers: AnswersTable;
  feedback: FeedbackTable;
  expert_threads: ExpertThreadsTable;
  gaps: GapsTable;
  answer_rules: AnswerRulesTable;
  gap_answers: GapAnswersTable;
  gap_wishes: GapWishesTable;
  follow_ups: FollowUpsTable;
  conversations: ConversationsTable;
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

/** A workspace of an organisation that installed the app for all of its own. */
interface TeamsTable {
  id: string;
  enterprise_id: string;
  seen_at: number;
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

export type { DeliveryStatus } from './schema/announcing.ts';
export type Delivery = Selectable<DeliveriesTable>;
export type StoredEvent = Selectable<EventsTable>;
export type StoredAnswer = Selectable<AnswersTable>;
export type Subscription = Selectable<SubscriptionsTable>;
export type ExpertThread = Selectable<ExpertThreadsTable>;
export type Gap = Selectable<GapsTable>;
export type GapWish = Selectable<GapWishesTable>;
export type FollowUp = Selectable<FollowUpsTable>;

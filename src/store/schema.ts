import type { Generated, Selectable } from 'kysely';

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
  /** YYYY-MM-DD: the last of its days on which it was told, or had nothing to be told. */
  told_day: string | null;
  /** A moment at which it is told whatever its time is, and be it that there is nothing to tell; once, on that day. */
  due_now: number | null;
  created_at: number;
  updated_at: number;
}

/** The changes of the law in the order in which the bot learned of them. */
interface AnnouncedTable {
  seq: number;
  change_id: string;
  revision: string;
  noticed_at: number;
  /** Since when the knowledge lacks it; null while it has it. */
  missing_since: number | null;
  /** When those who were told it were told that it does not hold. It is news again if it returns. */
  withdrawn_at: number | null;
}

/** What is told, however many channels are told it. Nothing changes it later. */
interface AnnouncementsTable {
  /** Hash of what it says. */
  id: string;
  /** JSON: its messages, each as it will be posted. */
  bodies: string;
  /** Until when its reviewers need not be asked again. */
  asked_until: number | null;
  created_at: number;
}

/** Which changes an announcement tells, and under which title. */
interface ToldTable {
  announcement_id: string;
  change_id: string;
  title: string;
}

/**
 * `review`: waits for an expert, who may let it go or withhold it. `held`: may have been posted, and only a person can
 * find out. `missed`: came too late; what it would have told is in the next one.
 */
export type DeliveryStatus =
  | 'review'
  | 'withheld'
  | 'pending'
  | 'sending'
  | 'unknown'
  | 'checking'
  | 'held'
  | 'sent'
  | 'empty'
  | 'failed'
  | 'missed';

/** One message to one channel, and how far it got. */
interface DeliveriesTable {
  id: string;
  subscription_id: string;
  team_id: string;
  channel_id: string;
  /** YYYY-MM-DD in the zone of the subscription. */
  local_date: string;
  /** From 0; a message after the first waits for the one before it. */
  part: number;
  /** Empty for an announcement; else names what it corrects. */
  correction: string;
  /** Null where there is nothing to post. */
  announcement_id: string | null;
  /** The delivery that has to be sent before this one. */
  after_id: string | null;
  /** The message it replies to. */
  thread_ts: string | null;
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
  /** Attempts that may have said the answer. */
  posts: Generated<number>;
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
  /** A line that gets it without what was said before; null when there is none. */
  again: string | null;
  /** 1 when the asker named the day. */
  dated: number;
  thread_ts: string | null;
  message_ts: string | null;
  /** 1 when only the asker saw it. */
  ephemeral: number;
  /** 1 when nothing internal may come of it. */
  outside: number;
  /** The verdict the asker was last told. */
  told: string;
  created_at: number;
}

/** The rules that answers cited, as they read when the asker last heard of them. */
interface AnswerRulesTable {
  answer_id: string;
  rule: string;
  hash: string;
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
  status: 'open' | 'taken' | 'answered' | 'closed';
  question: string | null;
  language: string | null;
  /** What an expert answered. */
  reply: string | null;
  taken_by: string | null;
  answered_by: string | null;
  /** The message that shows the asker how far it is. */
  state_channel: string | null;
  state_ts: string | null;
  created_at: number;
  updated_at: number;
}

/** A question that got no answer, or a bad one, counted. Nobody's name is kept with it. */
interface GapsTable {
  id: string;
  team_id: string;
  question: string;
  language: string;
  revision: string;
  asked: number;
  status: 'open' | 'closed';
  /** The question in the one spelling that all alike have. */
  form: string;
  why: 'no_answer' | 'rated';
  /** JSON: what came nearest. */
  nearest: string;
  first_at: number;
  last_at: number;
}

/** Which answers left a gap. */
interface GapAnswersTable {
  gap_id: string;
  answer_id: string;
}

/** Who wants to hear when a gap is closed; gone once they are told. */
interface GapWishesTable {
  gap_id: string;
  user_id: string;
  team_id: string;
  language: string;
  channel_id: string;
  thread_ts: string | null;
  created_at: number;
}

/** What is said after an answer: that it no longer holds, or that there is one now. */
interface FollowUpsTable {
  id: string;
  kind: 'update' | 'known';
  team_id: string;
  user_id: string;
  answer_id: string | null;
  /** A channel, or a person for a direct message. */
  channel_id: string;
  thread_ts: string | null;
  /** JSON of the message; gone once it is posted. */
  body: string;
  status: 'pending' | 'sending' | 'sent' | 'failed';
  /** Grows with every claim. A write that names an older one comes too late. */
  attempt: number;
  lease_owner: string | null;
  lease_until: number | null;
  not_before: number;
  /** When a post was last tried; null when none can have arrived. */
  posted_at: number | null;
  ts: string | null;
  last_error: string | null;
  created_at: number;
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
export type GapWish = Selectable<GapWishesTable>;
export type FollowUp = Selectable<FollowUpsTable>;

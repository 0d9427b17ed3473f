/** A channel that is told of changes at a local time. `announced_seq` is the last change it was told. */
export interface SubscriptionsTable {
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
export interface AnnouncedTable {
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
export interface AnnouncementsTable {
  /** Hash of what it says. */
  id: string;
  /** JSON: its messages, each as it will be posted. */
  bodies: string;
  /** Until when its reviewers need not be asked again. */
  asked_until: number | null;
  created_at: number;
}

/** Which changes an announcement tells, and under which title. */
export interface ToldTable {
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
export interface DeliveriesTable {
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

import type { Generated } from 'kysely';

/** What Slack sent and was told to be received. The payload goes when the work is done. */
export interface EventsTable {
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
export interface AnswersTable {
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
export interface AnswerRulesTable {
  answer_id: string;
  rule: string;
  hash: string;
}

export interface FeedbackTable {
  answer_id: string;
  user_id: string;
  vote: 'up' | 'down';
  note: string | null;
  updated_at: number;
}

/** A question handed to an expert, and where the expert talks about it. */
export interface ExpertThreadsTable {
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
export interface GapsTable {
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
export interface GapAnswersTable {
  gap_id: string;
  answer_id: string;
}

/** Who wants to hear when a gap is closed; gone once they are told. */
export interface GapWishesTable {
  gap_id: string;
  user_id: string;
  team_id: string;
  language: string;
  channel_id: string;
  thread_ts: string | null;
  created_at: number;
}

/** What is said after an answer: that it no longer holds, or that there is one now. */
export interface FollowUpsTable {
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

/** How a line of a conversation was understood, for the lines after it. None of its words. */
export interface ConversationsTable {
  id: string;
  /** On Slack's clock, in microseconds. */
  said_at: number;
  team_id: string;
  user_id: string | null;
  /** JSON: subject and cues. */
  reading: string;
  expires_at: number;
}

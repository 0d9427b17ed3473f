import type { Reply } from '../../core/reply.ts';

/** A reply that answers a question, or several. */
export type AnswerReply = Extract<Reply, { kind: 'answer' | 'answers' }>;

/** An answer as it was given, and where. Ids are Slack's. */
export interface GivenAnswer {
  /** Chosen before it is said, since the buttons below it carry it; the same when it is said again after a failure. */
  id: string;
  team: string;
  channel: string;
  user: string;
  /** The line that was answered, as typed. */
  question: string;
  /** A line that gets the answer without the conversation before it; null when there is none. */
  again: string | null;
  /** The asker named the day, so that a later day changes nothing. */
  dated: boolean;
  /** The first message of the thread it stands in; null outside of threads. */
  thread: string | null;
  /** Slack's name for its message; null where Slack gives none, as for what only the asker sees. */
  message: string | null;
  /** Only the asker saw it, in a channel. */
  ephemeral: boolean;
  /** Asked from a shared channel or by a guest, as `Below` says: nothing internal comes of it. */
  outside: boolean;
  reply: AnswerReply;
}

/** Where given answers are kept. */
export interface Records {
  /** Keeps an answer. The same id again only notes where it stands now. */
  keep: (given: GivenAnswer) => Promise<void>;
}

/** Whether a reply answers a question: only these are kept, rated and handed on. */
export function isAnswer(reply: Reply): reply is AnswerReply {
  return reply.kind === 'answer' || reply.kind === 'answers';
}

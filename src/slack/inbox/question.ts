import { createHash } from 'node:crypto';

/** A message of a person that the bot is to answer. Ids are Slack's. */
export interface Question {
  team: string;
  channel: string;
  user: string;
  ts: string;
  /** The first message of the thread it stands in, or begins. */
  thread: string;
  text: string;
  /** Seconds since 1970 when Slack raised the event; null where it does not say. */
  raisedAt: number | null;
}

/** What is read of an event; which subtype has which field is not something to rely on. */
interface Raised {
  type?: unknown;
  channel?: unknown;
  channel_type?: unknown;
  ts?: unknown;
  thread_ts?: unknown;
  subtype?: string;
  bot_id?: unknown;
  user?: unknown;
  text?: unknown;
  hidden?: unknown;
}

/** The events that may hold a question, by their names in the manifest. */
export const questionEvents = ['app_mention', 'message.im'] as const;

/** Subtypes under which a person's own words come in a direct message: with a file, or sent to the channel too. */
const ownWords = new Set<string | undefined>([undefined, 'file_share', 'thread_broadcast']);

/**
 * The question in an event: a mention in a channel or thread, or a direct message. Null for everything else; answering
 * other bots, or changes of old messages, would make endless talk.
 */
export function readQuestion(body: Record<string, unknown>): Question | null {
  const { type, team_id: team = '', event, event_time: raisedAt } = body;
  if (type !== 'event_callback' || typeof event !== 'object' || event === null) return null;
  const raised = event as Raised;
  if (!isAsked(raised)) return null;
  const { channel, user, ts, thread_ts: thread = ts, text = '' } = raised;
  const fields = { team, channel, user, ts, thread, text };
  if (!Object.values(fields).every((field) => typeof field === 'string')) return null;
  // A reply is sent under these; what is no time stamp would be refused again and again.
  if (![ts, thread].every((stamp) => /^\d+\.\d+$/.test(String(stamp)))) return null;
  return {
    ...(fields as Record<keyof typeof fields, string>),
    raisedAt: typeof raisedAt === 'number' ? raisedAt : null,
  };
}

function isAsked({ type, channel_type: place, subtype, bot_id: bot, user, hidden }: Raised): boolean {
  if (bot !== undefined || user === undefined || hidden) return false;
  if (type === 'app_mention') return subtype === undefined;
  return type === 'message' && place === 'im' && ownWords.has(subtype);
}

/**
 * Names a question, the same for all events that tell of one message: a mention is also a message. Opaque, since it
 * goes into the metadata of the answer, which others can read.
 */
export function questionKey({ team, channel, ts }: Question): string {
  return createHash('sha256').update(`${team} ${channel} ${ts}`).digest('hex').slice(0, 32);
}

import { randomUUID } from 'node:crypto';
import type { StoredAnswer } from './schema.ts';
import type { Session } from './session.ts';

/** A rule as it read when an answer cited it. */
export interface CitedRule {
  /** instrument or instrument/provision */
  rule: string;
  /** Content hash of what it says. */
  hash: string;
}

/** An answer as it was given: enough to give it again, to find it again, and to see why it was given. */
export interface RecordedAnswer {
  /** Made up unless given. */
  id?: string;
  team: string;
  channel: string;
  user: string;
  question: string;
  /** A line that gets the answer without what was said before; null when there is none. */
  again: string | null;
  /** The asker named the day. */
  dated: boolean;
  thread: string | null;
  /** Slack's name for the message; null when only the asker saw it. */
  message: string | null;
  ephemeral: boolean;
  /** Asked from a shared channel or by a guest. */
  outside: boolean;
  language: string;
  /** The day it held for, YYYY-MM-DD. */
  asOf: string;
  outcome: string;
  /** "topic/ndfeb-magnets"; null when nothing was found. */
  entry: string | null;
  verdict: string | null;
  /** The verdict of each question in it, in one word to compare. */
  told: string;
  /** Content hash of the knowledge it came from. */
  revision: string;
  /** What was shown as proof, rules and sources, as JSON. */
  citations: string;
  rules: readonly CitedRule[];
}

/** Keeps an answer and gives the id that buttons below it carry. Kept again, it only notes where it stands. */
export async function recordAnswer({ db, now }: Session, answer: RecordedAnswer): Promise<string> {
  const { team, channel, user, asOf, citations, rules, thread, message, dated, ephemeral, outside, ...rest } = answer;
  const id = answer.id ?? randomUUID();
  await db
    .insertInto('answers')
    .values({
      ...rest,
      id,
      team_id: team,
      channel_id: channel,
      user_id: user,
      as_of: asOf,
      thread_ts: thread,
      message_ts: message,
      dated: dated ? 1 : 0,
      ephemeral: ephemeral ? 1 : 0,
      outside: outside ? 1 : 0,
      citations,
      created_at: now(),
    })
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ thread_ts: thread, message_ts: message }))
    .execute();
  if (rules.length === 0) return id;
  await db
    .insertInto('answer_rules')
    .values(rules.map(({ rule, hash }) => ({ answer_id: id, rule, hash })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return id;
}

export async function findAnswer({ db }: Session, id: string): Promise<StoredAnswer | null> {
  return (await db.selectFrom('answers').selectAll().where('id', '=', id).executeTakeFirst()) ?? null;
}

/** What a person was answered last, newest first. */
export async function answersOfPerson(
  { db }: Session,
  { team, user }: { team: string; user: string },
  limit: number,
): Promise<Pick<StoredAnswer, 'question' | 'again'>[]> {
  return db
    .selectFrom('answers')
    .select(['question', 'again'])
    .where('team_id', '=', team)
    .where('user_id', '=', user)
    .orderBy('created_at', 'desc')
    .limit(limit)
    .execute();
}

/** Answers of the last so many milliseconds that answered something, by id, after the one given. */
export async function recentAnswers(
  { db, now }: Session,
  { millis, after, limit }: { millis: number; after: string; limit: number },
): Promise<StoredAnswer[]> {
  return db
    .selectFrom('answers')
    .selectAll()
    .where('outcome', '=', 'answer')
    .where('created_at', '>=', now(-millis))
    .where('id', '>', after)
    .orderBy('id')
    .limit(limit)
    .execute();
}

/** The rules that answers cited, as they read then or when their askers were last told of a change. */
export async function rulesOfAnswers({ db }: Session, ids: readonly string[]): Promise<Map<string, CitedRule[]>> {
  const found = new Map<string, CitedRule[]>(ids.map((id) => [id, []]));
  if (ids.length === 0) return found;
  const rows = await db.selectFrom('answer_rules').selectAll().where('answer_id', 'in', ids).orderBy('rule').execute();
  for (const { answer_id, rule, hash } of rows) found.get(answer_id)?.push({ rule, hash });
  return found;
}

/** Notes that the asker is told of a rule as it reads now. True for exactly one caller of each change. */
export async function moveRule({ db }: Session, answer: string, from: CitedRule, hash: string): Promise<boolean> {
  const [row] = await db
    .updateTable('answer_rules')
    .set({ hash })
    .where('answer_id', '=', answer)
    .where('rule', '=', from.rule)
    .where('hash', '=', from.hash)
    .returning('rule')
    .execute();
  return row !== undefined;
}

/** Notes that the asker is told of another verdict. True for exactly one caller of each change. */
export async function moveVerdict({ db }: Session, answer: string, from: string, told: string): Promise<boolean> {
  const [row] = await db
    .updateTable('answers')
    .set({ told })
    .where('id', '=', answer)
    .where('told', '=', from)
    .returning('id')
    .execute();
  return row !== undefined;
}

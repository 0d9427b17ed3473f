import { randomUUID } from 'node:crypto';
import type { StoredAnswer } from './schema.ts';
import type { Session } from './session.ts';

/** An answer as it was given: enough to give it again, and to see why it was given. */
export interface GivenAnswer {
  team: string;
  channel: string;
  user: string;
  question: string;
  language: string;
  /** The day it held for, YYYY-MM-DD. */
  asOf: string;
  outcome: string;
  /** "topic/ndfeb-magnets"; null when nothing was found. */
  entry: string | null;
  verdict: string | null;
  /** Content hash of the knowledge it came from. */
  revision: string;
  /** What was shown as proof: rules and sources. */
  citations: readonly unknown[];
}

/** Keeps an answer and gives the id that buttons below it carry. */
export async function recordAnswer({ db, now }: Session, answer: GivenAnswer): Promise<string> {
  const { team, channel, user, asOf, citations, ...rest } = answer;
  const id = randomUUID();
  await db
    .insertInto('answers')
    .values({
      ...rest,
      id,
      team_id: team,
      channel_id: channel,
      user_id: user,
      as_of: asOf,
      citations: JSON.stringify(citations),
      created_at: now(),
    })
    .execute();
  return id;
}

export async function findAnswer({ db }: Session, id: string): Promise<StoredAnswer | null> {
  return (await db.selectFrom('answers').selectAll().where('id', '=', id).executeTakeFirst()) ?? null;
}

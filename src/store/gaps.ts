import { createHash } from 'node:crypto';
import type { Gap, GapWish } from './schema.ts';
import type { Session } from './session.ts';

/** A question without a good answer. Who asked is not part of it. */
export interface OpenQuestion {
  team: string;
  question: string;
  /** The question in the one spelling that all alike have. */
  form: string;
  language: string;
  /** The knowledge that has no answer. */
  revision: string;
  why: 'no_answer' | 'rated';
  /** What came nearest: "topic/ndfeb-magnets". */
  nearest: readonly string[];
  /** The answer that was given, where it is kept. */
  answer?: string;
}

/** Counts a question that got no good answer, once for each answer. A closed one that is asked again is open again. */
export async function noteGap(session: Session, gap: OpenQuestion): Promise<string> {
  const { db, now } = session;
  const { team, question, form, language, revision, why, nearest, answer } = gap;
  const id = idOf(team, form);
  if (answer !== undefined && (await isLinked(session, id, answer))) return id;
  await db
    .insertInto('gaps')
    .values({
      id,
      team_id: team,
      question,
      form,
      language,
      revision,
      why,
      nearest: JSON.stringify(nearest),
      asked: 1,
      status: 'open',
      first_at: now(),
      last_at: now(),
    })
    .onConflict((conflict) =>
      conflict.column('id').doUpdateSet((eb) => ({
        asked: eb('gaps.asked', '+', 1),
        status: 'open' as const,
        revision,
        why,
        last_at: now(),
      })),
    )
    .execute();
  if (answer !== undefined) await db.insertInto('gap_answers').values({ gap_id: id, answer_id: answer }).execute();
  return id;
}

function idOf(team: string, form: string): string {
  return createHash('sha256').update(`${team}\n${form}`).digest('hex').slice(0, 32);
}

async function isLinked({ db }: Session, gap: string, answer: string): Promise<boolean> {
  const row = await db
    .selectFrom('gap_answers')
    .select('gap_id')
    .where('gap_id', '=', gap)
    .where('answer_id', '=', answer)
    .executeTakeFirst();
  return row !== undefined;
}

/** The open questions, of one workspace where it is named, most asked first. */
export async function openGaps({ db }: Session, limit: number, team?: string): Promise<Gap[]> {
  return db
    .selectFrom('gaps')
    .selectAll()
    .where('status', '=', 'open')
    .$if(team !== undefined, (query) => query.where('team_id', '=', team ?? ''))
    .orderBy('asked', 'desc')
    .orderBy('last_at', 'desc')
    .orderBy('id')
    .limit(limit)
    .execute();
}

/** Open questions that no answer was found for, and not yet asked of this knowledge. */
export async function gapsToReask({ db }: Session, revision: string, limit: number): Promise<Gap[]> {
  return db
    .selectFrom('gaps')
    .selectAll()
    .where('status', '=', 'open')
    .where('why', '=', 'no_answer')
    .where('revision', '!=', revision)
    .orderBy('id')
    .limit(limit)
    .execute();
}

/** Notes that this knowledge has no answer either. */
export async function stillOpen({ db }: Session, id: string, revision: string): Promise<void> {
  await db.updateTable('gaps').set({ revision }).where('id', '=', id).execute();
}

/** @returns false when there is no such open gap, in the workspace where one is named */
export async function closeGap({ db }: Session, id: string, team?: string): Promise<boolean> {
  const [row] = await db
    .updateTable('gaps')
    .set({ status: 'closed' })
    .where('id', '=', id)
    .where('status', '=', 'open')
    .$if(team !== undefined, (query) => query.where('team_id', '=', team ?? ''))
    .returning('id')
    .execute();
  return row !== undefined;
}

/** The gaps that an answer left. */
export async function gapsOfAnswer({ db }: Session, answer: string): Promise<string[]> {
  const rows = await db.selectFrom('gap_answers').select('gap_id').where('answer_id', '=', answer).execute();
  return rows.map((row) => row.gap_id);
}

/** Somebody who wants to hear when a question can be answered. */
export interface Wish {
  gap: string;
  team: string;
  user: string;
  language: string;
  channel: string;
  /** Null for a direct message. */
  thread: string | null;
}

/** Keeps a wish. False when it is kept already. */
export async function keepWish({ db, now }: Session, wish: Wish): Promise<boolean> {
  const { gap, team, user, language, channel, thread } = wish;
  const [row] = await db
    .insertInto('gap_wishes')
    .values({
      gap_id: gap,
      team_id: team,
      user_id: user,
      language,
      channel_id: channel,
      thread_ts: thread,
      created_at: now(),
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('gap_id')
    .execute();
  return row !== undefined;
}

/** Takes the wishes of a gap out. Each is given to exactly one caller. */
export async function takeWishes({ db }: Session, gap: string): Promise<GapWish[]> {
  return db.deleteFrom('gap_wishes').where('gap_id', '=', gap).returningAll().execute();
}

import { createHash } from 'node:crypto';
import type { Gap } from './schema.ts';
import type { Session } from './session.ts';

/** A question without an answer. Who asked is not part of it. */
export interface OpenQuestion {
  team: string;
  question: string;
  language: string;
  /** The knowledge that has no answer. */
  revision: string;
}

/** Counts a question that got no answer. A closed one that is asked again is open again. */
export async function noteGap(session: Session, { team, question, language, revision }: OpenQuestion): Promise<string> {
  const { db, now } = session;
  const id = createHash('sha256').update(`${team}\n${question.toLowerCase()}`).digest('hex').slice(0, 32);
  await db
    .insertInto('gaps')
    .values({
      id,
      team_id: team,
      question,
      language,
      revision,
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
        last_at: now(),
      })),
    )
    .execute();
  return id;
}

/** The open questions, most asked first. */
export async function openGaps({ db }: Session, limit: number): Promise<Gap[]> {
  return db
    .selectFrom('gaps')
    .selectAll()
    .where('status', '=', 'open')
    .orderBy('asked', 'desc')
    .orderBy('last_at', 'desc')
    .limit(limit)
    .execute();
}

/** @returns false when there is no such gap */
export async function closeGap({ db }: Session, id: string): Promise<boolean> {
  const [row] = await db.updateTable('gaps').set({ status: 'closed' }).where('id', '=', id).returning('id').execute();
  return row !== undefined;
}

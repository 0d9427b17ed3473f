import { randomUUID } from 'node:crypto';
import type { ExpertThread } from './schema.ts';
import type { Session } from './session.ts';

/** A message in a workspace. */
export interface MessagePlace {
  channel: string;
  ts: string;
}

/** A question handed on: who asked where, and the channel where the experts talk. */
export interface HandedOn {
  team: string;
  answer: string;
  question: string;
  language: string;
  asker: string;
  /** Where to answer: a channel and the thread in it; the person and '' for a direct message. */
  asked: MessagePlace;
  experts: string;
}

/** Stands for the message of a thread that is about to be opened. */
const opening = 'opening ';

/**
 * Reserves the thread of an answer. The commit comes before the post, so two clicks at once open one thread.
 *
 * @returns the thread, and whether the caller is to open it: it is new, or whoever reserved it was not heard of again
 */
export async function reserveExpertThread(
  session: Session,
  handed: HandedOn,
  staleMillis: number,
): Promise<{ thread: ExpertThread; isMine: boolean }> {
  const { db, now } = session;
  const { team, answer, question, language, asker, asked, experts } = handed;
  const id = randomUUID();
  const [mine] = await db
    .insertInto('expert_threads')
    .values({
      id,
      team_id: team,
      answer_id: answer,
      question,
      language,
      asker_id: asker,
      asker_channel: asked.channel,
      asker_ts: asked.ts,
      expert_channel: experts,
      expert_ts: `${opening}${id}`,
      status: 'open',
      reply: null,
      taken_by: null,
      answered_by: null,
      state_channel: null,
      state_ts: null,
      created_at: now(),
      updated_at: now(),
    })
    .onConflict((conflict) =>
      conflict
        .column('answer_id')
        .where('answer_id', 'is not', null)
        .doUpdateSet({ expert_channel: experts, updated_at: now() })
        .where('expert_threads.expert_ts', 'like', `${opening}%`)
        .where('expert_threads.updated_at', '<', now(-staleMillis)),
    )
    .returningAll()
    .execute();
  if (mine) return { thread: mine, isMine: true };
  const thread = await db
    .selectFrom('expert_threads')
    .selectAll()
    .where('answer_id', '=', answer)
    .executeTakeFirstOrThrow();
  return { thread, isMine: false };
}

/** Gives a reservation back, when the post was surely not made. */
export async function dropExpertThread({ db }: Session, id: string): Promise<void> {
  await db.deleteFrom('expert_threads').where('id', '=', id).where('expert_ts', 'like', `${opening}%`).execute();
}

/** Whether the thread has its first message. */
export function isOpened({ expert_ts: ts }: ExpertThread): boolean {
  return !ts.startsWith(opening);
}

/** Notes where the experts' first message stands. */
export async function placeExpertThread({ db, now }: Session, id: string, ts: string): Promise<void> {
  await db.updateTable('expert_threads').set({ expert_ts: ts, updated_at: now() }).where('id', '=', id).execute();
}

/** Notes which message shows the asker how far it is. */
export async function placeAskerState({ db }: Session, id: string, { channel, ts }: MessagePlace): Promise<void> {
  await db.updateTable('expert_threads').set({ state_channel: channel, state_ts: ts }).where('id', '=', id).execute();
}

export async function findExpertThread({ db }: Session, id: string): Promise<ExpertThread | null> {
  return (await db.selectFrom('expert_threads').selectAll().where('id', '=', id).executeTakeFirst()) ?? null;
}

/** What an expert does with a question. */
export type ExpertStep = 'taken' | 'answered' | 'closed';

const before: Record<ExpertStep, ExpertThread['status'][]> = {
  taken: ['open'],
  answered: ['open', 'taken', 'answered'],
  closed: ['open', 'taken', 'answered'],
};

/** @returns the thread for the one caller that moved it on; null when it was further already */
export async function stepExpertThread(
  { db, now }: Session,
  id: string,
  step: ExpertStep,
  expert: string,
  reply?: string,
): Promise<ExpertThread | null> {
  const [row] = await db
    .updateTable('expert_threads')
    .set({
      status: step,
      updated_at: now(),
      ...(step === 'taken' && { taken_by: expert }),
      ...(step === 'answered' && { answered_by: expert, reply: reply ?? null }),
    })
    .where('id', '=', id)
    .where('status', 'in', before[step])
    .returningAll()
    .execute();
  return row ?? null;
}

import { randomUUID } from 'node:crypto';
import type { ExpertThread } from './schema.ts';
import type { Session } from './session.ts';

/** A message in a workspace. */
export interface MessagePlace {
  channel: string;
  ts: string;
}

/** A question handed on: who asked where, and where the experts talk about it. */
export interface HandedOn {
  team: string;
  answer: string | null;
  asker: string;
  asked: MessagePlace;
  experts: MessagePlace;
}

export async function openExpertThread({ db, now }: Session, handed: HandedOn): Promise<string> {
  const { team, answer, asker, asked, experts } = handed;
  const id = randomUUID();
  await db
    .insertInto('expert_threads')
    .values({
      id,
      team_id: team,
      answer_id: answer,
      asker_id: asker,
      asker_channel: asked.channel,
      asker_ts: asked.ts,
      expert_channel: experts.channel,
      expert_ts: experts.ts,
      status: 'open',
      created_at: now(),
      updated_at: now(),
    })
    .execute();
  return id;
}

/** The thread that experts reply in, by its first message. */
export async function expertThreadAt(
  { db }: Session,
  team: string,
  { channel, ts }: MessagePlace,
): Promise<ExpertThread | null> {
  const row = await db
    .selectFrom('expert_threads')
    .selectAll()
    .where('team_id', '=', team)
    .where('expert_channel', '=', channel)
    .where('expert_ts', '=', ts)
    .executeTakeFirst();
  return row ?? null;
}

/** @returns true for the one caller that closed it */
export async function closeExpertThread({ db, now }: Session, id: string): Promise<boolean> {
  const [row] = await db
    .updateTable('expert_threads')
    .set({ status: 'closed', updated_at: now() })
    .where('id', '=', id)
    .where('status', '=', 'open')
    .returning('id')
    .execute();
  return row !== undefined;
}

import type { Session } from './session.ts';

/** How a line was understood, in each of the conversations it is part of. */
export interface Understood {
  conversations: readonly string[];
  /** When the line was said, on Slack's clock, in microseconds. */
  saidAt: number;
  team: string;
  user: string | null;
  /** JSON. */
  reading: string;
}

/** Keeps how a line was understood for so long. A line that is taken up again takes its own place. */
export async function keepUnderstood(
  { db, now }: Session,
  { conversations, saidAt, team, user, reading }: Understood,
  millis: number,
): Promise<void> {
  if (conversations.length === 0) return;
  const rows = conversations.map((id) => {
    return { id, said_at: saidAt, team_id: team, user_id: user, reading, expires_at: now(millis) };
  });
  await db
    .insertInto('conversations')
    .values(rows)
    .onConflict((conflict) =>
      conflict.columns(['id', 'said_at']).doUpdateSet((eb) => ({
        reading: eb.ref('excluded.reading'),
        expires_at: eb.ref('excluded.expires_at'),
      })),
    )
    .execute();
}

/** How the line before a moment was understood, as JSON; null when there is none, or it was too long ago. */
export async function understoodBefore({ db, now }: Session, id: string, moment: number): Promise<string | null> {
  const row = await db
    .selectFrom('conversations')
    .select('reading')
    .where('id', '=', id)
    .where('said_at', '<', moment)
    .where('expires_at', '>', now())
    .orderBy('said_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.reading ?? null;
}

/** Removes what no conversation needs any more. */
export async function dropEndedConversations({ db, now }: Session): Promise<void> {
  await db.deleteFrom('conversations').where('expires_at', '<=', now()).execute();
}

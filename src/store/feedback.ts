import type { Session } from './session.ts';

export interface Feedback {
  answer: string;
  user: string;
  vote: 'up' | 'down';
  note?: string;
}

/**
 * Keeps what a user thinks of an answer; a second vote replaces the first.
 *
 * @returns false when the answer is no longer kept
 */
export async function giveFeedback(session: Session, { answer, user, vote, note }: Feedback): Promise<boolean> {
  const { db, now } = session;
  const row = { vote, note: note ?? null, updated_at: now() };
  const [kept] = await db
    .insertInto('feedback')
    .columns(['answer_id', 'user_id', 'vote', 'note', 'updated_at'])
    .expression((eb) =>
      eb
        .selectFrom('answers')
        .select((of) => [
          'answers.id',
          of.cast<string>(of.val(user), 'text').as('user_id'),
          of.cast<'up' | 'down'>(of.val(vote), 'text').as('vote'),
          of.cast<string | null>(of.val(row.note), 'text').as('note'),
          row.updated_at.as('updated_at'),
        ])
        .where('answers.id', '=', answer),
    )
    .onConflict((conflict) => conflict.columns(['answer_id', 'user_id']).doUpdateSet(row))
    .returning('answer_id')
    .execute();
  return kept !== undefined;
}

/** How many found each entry right and wrong, worst first. */
export async function feedbackByEntry({ db }: Session): Promise<{ entry: string | null; up: number; down: number }[]> {
  return db
    .selectFrom('feedback')
    .innerJoin('answers', 'answers.id', 'feedback.answer_id')
    .select(({ fn, eb }) => [
      'answers.entry',
      fn.count<number>(eb.case().when('vote', '=', 'up').then(1).end()).as('up'),
      fn.count<number>(eb.case().when('vote', '=', 'down').then(1).end()).as('down'),
    ])
    .groupBy('answers.entry')
    .orderBy('down', 'desc')
    .orderBy('answers.entry')
    .execute();
}

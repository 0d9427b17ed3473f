import type { AskedBefore } from '../slack/home/ports.ts';
import { answersOfPerson } from '../store/answers.ts';
import type { Session } from '../store/session.ts';

const atOnce = 5;

/** What a person asked last, newest first, each question once. Ids are Slack's. */
export function openRecent(store: Session): (team: string, user: string) => Promise<AskedBefore[]> {
  return async (team, user) => {
    const rows = await answersOfPerson(store, { team, user }, 4 * atOnce);
    const asked = new Map(rows.map(({ question, again }) => [question, { question, again }]));
    return [...asked.values()].slice(0, atOnce);
  };
}

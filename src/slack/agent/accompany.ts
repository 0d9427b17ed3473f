import type { Desk } from '../desk.ts';
import { sayError } from '../failure.ts';
import type { Question } from '../inbox/question.ts';
import { plainInput } from '../incoming.ts';
import { cleanText, plain } from '../mrkdwn.ts';
import { surfaceWords } from '../words/surfaces.ts';

/** An answer that comes sooner needs no word that it is being looked for. */
const quietMillis = 1_000;
const longestTitle = 80;

/**
 * What an agent shows beside an answer: the conversation is called by the question it begins with, and after a second
 * without an answer it says that it is at work. Slack takes that back by itself when the answer comes. None of it may
 * stop an answer, or be waited for.
 *
 * @returns to be called when the question is done with
 */
export function accompany(desk: Desk, question: Question): () => void {
  const { client, clock, bot, log } = desk;
  const { channel: channel_id, thread: thread_ts, ts, text } = question;
  const done = new AbortController();
  const quietly = (what: string, call: () => Promise<unknown>) =>
    void call().catch((error: unknown) => log.debug(`${what} was not shown`, { slack: sayError(error) }));

  void clock.sleep(quietMillis, done.signal).then(() => {
    if (done.signal.aborted) return;
    const status = surfaceWords(bot.context().language).working;
    quietly('the status', () => client.assistant.threads.setStatus({ channel_id, thread_ts, status }));
  });
  const words = cleanText(plainInput(text)).trim();
  // The ids of direct messages begin with D; only there has a conversation a name.
  if (channel_id.startsWith('D') && thread_ts === ts && words !== '') {
    const title = plain(words, longestTitle).text;
    quietly('the title', () => client.assistant.threads.setTitle({ channel_id, thread_ts, title }));
  }
  return () => done.abort();
}

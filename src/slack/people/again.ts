import type { Bot } from '../bot.ts';
import type { Desk } from '../desk.ts';
import { sayError } from '../failure.ts';
import type { KeptAnswer } from './ports.ts';
import { type AnswerReply, isAnswer } from './records.ts';

/** The kept answer, given again for its day; null when its question cannot be asked alone any more. */
export function sayAgain(bot: Bot, { again, language, asOf }: KeptAnswer): AnswerReply | null {
  if (again === null) return null;
  const reply = bot.dispatch(again, { language, on: asOf });
  return isAnswer(reply) ? reply : null;
}

/** The address of the message with the answer; null where only the asker could see it, or Slack does not say. */
export async function addressOf(
  { client, log }: Desk,
  { channel, message, thread }: KeptAnswer,
): Promise<string | null> {
  const ts = message ?? thread;
  if (ts === null) return null;
  try {
    const { permalink } = await client.chat.getPermalink({ channel, message_ts: ts });
    return permalink ?? null;
  } catch (error) {
    log.debug('Slack did not give the address of a message', { slack: sayError(error) });
    return null;
  }
}

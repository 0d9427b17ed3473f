import { conversationOf } from '../conversation.ts';
import { messageKey } from '../dedupe.ts';
import { answerAt, type Desk } from '../desk.ts';
import { plainInput } from '../incoming.ts';

/** A message of a person that the bot is to answer. Ids are Slack's. */
interface Addressed {
  team: string | undefined;
  channel: string;
  user: string;
  ts: string;
  thread: string | undefined;
  text: string;
}

/** Answers a message in its thread, or begins one under it; once, however often Slack tells of it. */
export async function answerInThread(
  desk: Desk,
  { team, channel, user, ts, text, ...message }: Addressed,
): Promise<void> {
  if (!desk.seen.isNew(messageKey(team, channel, ts))) return;
  const thread = message.thread ?? ts;
  const conversation = conversationOf({ team, channel, user, thread }, thread === ts);
  await answerAt(
    desk,
    { kind: 'thread', channel, thread },
    {
      input: plainInput(text) || 'help',
      asker: { ...(team !== undefined && { team }), channel, user, ...conversation },
    },
  );
}

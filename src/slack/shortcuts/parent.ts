import { WebAPIPlatformError } from '@slack/web-api';
import { askedIn } from '../../core/asked-in.ts';
import { type Language, languages } from '../../core/language.ts';
import { section } from '../blocks/request.ts';
import { say } from '../blocks.ts';
import { answerAt } from '../desk.ts';
import { sayError } from '../failure.ts';
import type { Question } from '../inbox/question.ts';
import { plainInput } from '../incoming.ts';
import { limits, type Message } from '../limits.ts';
import { escapeText, plain } from '../mrkdwn.ts';
import { type Pressed, tellPresser } from '../press.ts';
import { surfaceWords } from '../words/surfaces.ts';

/** Action id of the button that has the first message of a thread checked. */
export const checkParent = 'parent.check';

/** What to say to a mention in a thread that asks nothing; null for every other question. */
export function offerParent({ text, ts, thread, channel }: Question, language: Language): Message | null {
  if (thread === ts || channel.startsWith('D') || plainInput(text) !== '') return null;
  const words = surfaceWords(language);
  return {
    text: escapeText(words.parentOffer, limits.fallback),
    blocks: [
      section(escapeText(words.parentOffer, 500), {
        type: 'button',
        action_id: checkParent,
        text: plain(words.checkParent, limits.buttonText),
        value: language,
      }),
    ],
  };
}

/** Reads the first message of the thread and answers it there. Where Slack does not let the bot read, says how else. */
export async function checkParentOf(pressed: Pressed): Promise<void> {
  const { desk, channel, thread, user, team, value } = pressed;
  const language = languages.find((one) => one === value) ?? desk.bot.context().language;
  const words = surfaceWords(language);
  if (channel === undefined || thread === undefined) return tellPresser(pressed, say(words.parentUnreadable));
  const text = await readParent(pressed, channel, thread);
  if (text === null) return tellPresser(pressed, say(words.parentUnreadable));
  if (plainInput(text) === '') return tellPresser(pressed, say(words.parentEmpty));
  const input = askedIn(plainInput(text), desk.bot.context());
  if (input === null) return tellPresser(pressed, say(words.nothingNamed));
  const asker = { channel, user, ...(team !== undefined && { team }) };
  await answerAt(desk, { kind: 'thread', channel, thread }, { input, asker });
}

/** What Slack says when the bot may not read a conversation, or not this one. */
const unreadable = new Set([
  'missing_scope',
  'not_in_channel',
  'channel_not_found',
  'thread_not_found',
  'no_permission',
]);

/** The words of the message (conversations.replies: channels:history, groups:history); null where they cannot be read. */
async function readParent({ desk }: Pressed, channel: string, thread: string): Promise<string | null> {
  const { client, log } = desk;
  try {
    const { messages = [] } = await client.conversations.replies({ channel, ts: thread, limit: 1, inclusive: true });
    return messages.find(({ ts }) => ts === thread)?.text ?? null;
  } catch (error) {
    if (!(error instanceof WebAPIPlatformError && unreadable.has(error.data.error))) throw error;
    log.info('the first message of a thread cannot be read', { slack: sayError(error) });
    return null;
  }
}

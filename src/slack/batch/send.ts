import { tableOf } from '../../core/items/table.ts';
import { inLanguage } from '../../core/language.ts';
import type { Reply } from '../../core/reply.ts';
import { writeTable } from '../../tabular/write.ts';
import { section } from '../blocks/request.ts';
import { renderUnasked, say } from '../blocks.ts';
import { again, deliver, type Place } from '../deliver.ts';
import type { Desk } from '../desk.ts';
import { sayError } from '../failure.ts';
import { limits, type Message } from '../limits.ts';
import { escapeText } from '../mrkdwn.ts';
import { surfaceWords } from '../words/surfaces.ts';

export type ItemsReply = Reply & { kind: 'items' };

/** So many messages of text stand in for a file at most. */
const textMessages = 4;
const textAtOnce = 2_500;

/**
 * Sends a checked list to the person who gave it, as a direct message: the table, in the thread under it what does not
 * fit, and the whole as a file. Throws when the table could not be sent; without its file it still stands.
 */
export async function sendItems(desk: Desk, user: string, reply: ItemsReply): Promise<void> {
  const disclaimer = inLanguage(desk.bot.context().base.about.disclaimer, reply.language);
  const [first, ...others] = renderUnasked(reply, disclaimer);
  if (!first) throw new Error('a checked list has no message');
  const { channel, ts } = await post(desk, user, first);
  const thread: Place = { kind: 'thread', channel, thread: ts };
  for (const message of others) await deliver(thread, message, desk);
  await sendFile(desk, thread, reply, writeTable(tableOf(reply)));
}

/** A message to a person opens the direct message with them; Slack says which that is. */
async function post(
  { client, ...desk }: Desk,
  user: string,
  message: Message,
): Promise<{ channel: string; ts: string }> {
  const content = { ...message, unfurl_links: false, unfurl_media: false };
  const { channel, ts } = await again(desk, () => client.chat.postMessage({ ...content, channel: user }));
  if (channel === undefined || ts === undefined) throw new Error('Slack does not say where the message stands');
  return { channel, ts };
}

async function sendFile(
  desk: Desk,
  thread: Place & { kind: 'thread' },
  reply: ItemsReply,
  table: string,
): Promise<void> {
  const { client, log } = desk;
  const words = surfaceWords(reply.language);
  try {
    await client.filesUploadV2({
      channel_id: thread.channel,
      thread_ts: thread.thread,
      filename: `items-${reply.asOf}.csv`,
      title: words.listFile,
      content: table,
      initial_comment: words.listFile,
    });
  } catch (error) {
    log.info('a table was not uploaded; sending its text', { slack: sayError(error) });
    await sendText(desk, thread, table, words.listNoFile, words.listTooLong);
  }
}

/** The table as text, as far as it may be written in a thread. */
async function sendText(desk: Desk, thread: Place, table: string, before: string, after: string): Promise<void> {
  await deliver(thread, say(before), desk);
  const parts = partsOf(table.replace(/^\uFEFF/, ''));
  for (const part of parts.slice(0, textMessages)) {
    // A fence of their own would end ours.
    const text = escapeText(part.replaceAll('```', "'''"), limits.section - 10);
    await deliver(thread, { text: before, blocks: [section(`\`\`\`\n${text}\n\`\`\``)] }, desk);
  }
  if (parts.length > textMessages) await deliver(thread, say(after), desk);
}

/** Whole lines, as many as one message takes. */
function partsOf(table: string): string[] {
  const parts: string[] = [];
  for (const line of table.split('\r\n').filter((one) => one !== '')) {
    const last = parts.at(-1);
    if (last !== undefined && last.length + line.length < textAtOnce) parts[parts.length - 1] = `${last}\n${line}`;
    else parts.push(line.slice(0, textAtOnce));
  }
  return parts;
}

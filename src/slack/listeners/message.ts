import type { App } from '@slack/bolt';
import type { Desk } from '../desk.ts';
import { answerInThread } from './thread.ts';

/** Subtypes under which a person's own words come: with a file, or sent to the channel too. */
const ownWords = new Set<string | undefined>([undefined, 'file_share', 'thread_broadcast']);

/** What is read of a message event; which subtype has which field is not something to rely on. */
interface Incoming {
  channel: string;
  channel_type: string;
  ts: string;
  thread_ts?: string;
  subtype?: string;
  bot_id?: string;
  user?: string;
  text?: string;
  hidden?: boolean;
}

/** Direct messages. Each is the root of its own thread. */
export function listenToMessages(app: App, desk: Desk): void {
  app.message(async ({ event, body }) => {
    const {
      channel,
      channel_type: type,
      ts,
      thread_ts: thread,
      subtype,
      bot_id: bot,
      user,
      text = '',
      hidden,
    } = event as Incoming;
    if (type !== 'im' || bot !== undefined || hidden || user === undefined || !ownWords.has(subtype)) return;
    await answerInThread(desk, { team: body.team_id, channel, user, ts, thread, text });
  });
}

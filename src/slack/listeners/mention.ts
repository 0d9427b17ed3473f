import type { App } from '@slack/bolt';
import type { Desk } from '../desk.ts';
import { answerInThread } from './thread.ts';

/** A mention in a channel or thread: answered in the thread, so that the channel stays quiet. */
export function listenToMentions(app: App, desk: Desk): void {
  app.event('app_mention', async ({ event, body }) => {
    const { channel, ts, thread_ts: thread, user, text } = event;
    // Answering other bots, or changes of old messages, would make endless talk.
    if (event.bot_id !== undefined || event.subtype !== undefined || user === undefined) return;
    await answerInThread(desk, { team: body.team_id, channel, user, ts, thread, text });
  });
}

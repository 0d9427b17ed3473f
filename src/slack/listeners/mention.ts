import type { App } from '@slack/bolt';
import { conversationOf } from '../conversation.ts';
import { messageKey } from '../dedupe.ts';
import { answerAt, type Desk } from '../desk.ts';
import { plainInput } from '../incoming.ts';

/** A mention in a channel or thread: answered in the thread, so that the channel stays quiet. */
export function listenToMentions(app: App, desk: Desk): void {
  app.event('app_mention', async ({ event, body }) => {
    const { channel, ts, thread_ts: thread = ts, user, text } = event;
    // Answering other bots, or changes of old messages, would make endless talk.
    if (event.bot_id !== undefined || event.subtype !== undefined || user === undefined) return;
    if (!desk.seen.isNew(messageKey(body.team_id, channel, ts))) return;
    await answerAt(
      desk,
      { kind: 'thread', channel, thread },
      {
        input: plainInput(text) || 'help',
        asker: {
          team: body.team_id,
          channel,
          user,
          ...conversationOf({ team: body.team_id, channel, user, thread }, thread === ts),
        },
      },
    );
  });
}

import type { App } from '@slack/bolt';
import { promptsFor } from '../../core/prompts.ts';
import { at, type Desk } from '../desk.ts';
import { sayError } from '../failure.ts';
import { languageOf } from '../locale.ts';
import { cleanText, clip } from '../mrkdwn.ts';
import { surfaceWords } from '../words/surfaces.ts';

/** Slack takes no more (docs.slack.dev/reference/methods/assistant.threads.setSuggestedPrompts). */
const mostPrompts = 4;
const longestTitle = 60;
const longestMessage = 300;

/** Offers questions to whoever opens the Messages tab, from what changed lately. */
export function listenToAgent(app: App, desk: Desk): void {
  app.event('app_home_opened', async ({ event, client }) => {
    if (event.tab !== 'messages') return;
    const here = at(desk, client);
    const { user, channel: channel_id } = event;
    try {
      const language = await languageOf(here, user);
      const { base, today } = here.bot.context();
      const words = surfaceWords(language);
      const prompts = promptsFor(base, { today, language, most: mostPrompts }, words.promptChanged).map(
        ({ label, question }) => ({
          title: clip(cleanText(label), longestTitle),
          message: clip(cleanText(question), longestMessage),
        }),
      );
      // With a thread the call would do nothing: the prompts of an agent stand over all of its conversations.
      if (prompts.length > 0) await client.assistant.threads.setSuggestedPrompts({ channel_id, prompts });
    } catch (error) {
      // Nobody has asked anything, and the tab works without them.
      here.log.info('no prompts were offered', { slack: sayError(error) });
    }
  });
}

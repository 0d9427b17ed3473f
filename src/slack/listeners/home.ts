import type { App } from '@slack/bolt';
import { renderHome } from '../blocks/home.ts';
import { again } from '../deliver.ts';
import type { Desk } from '../desk.ts';
import { checkView } from '../limits.ts';
import { describeError } from '../log.ts';
import { slashCommand } from './command.ts';

/** The Home tab, made anew each time it is opened. */
export function listenToHome(app: App, desk: Desk): void {
  app.event('app_home_opened', async ({ event, body }) => {
    if (event.tab !== 'home') return;
    const { user } = event;
    try {
      const { blocks } = renderHome(desk.bot, { team: body.team_id, user }, slashCommand);
      const faults = checkView(blocks);
      if (faults.length > 0) throw new Error(`the Home tab breaks the rules of Slack: ${faults.join('; ')}`);
      await again(desk, () => desk.client.views.publish({ user_id: user, view: { type: 'home', blocks } }));
    } catch (error) {
      // Nobody has asked anything, so nobody waits for an answer; the tab keeps what it showed.
      desk.log.error('the Home tab could not be shown', { error: describeError(error) });
    }
  });
}

import type { App } from '@slack/bolt';
import { answerAt, at, type Desk } from '../desk.ts';
import { sayError } from '../failure.ts';
import { plainInput } from '../incoming.ts';

/** As in the manifest, for texts that name it. */
export const slashCommand = '/rareearth';

/** `/rareearth ...`, whatever its name in the workspace: an answer for the asker alone, which they may share. */
export function listenToCommand(app: App, desk: Desk): void {
  app.command(/^\//, async ({ ack, command, respond, client }) => {
    // A failing ack only means that Slack will complain too; the answer goes another way.
    await ack().catch((error: unknown) =>
      desk.log.warn('a command could not be acknowledged', { slack: sayError(error) }),
    );
    const { team_id: team, channel_id: channel, user_id: user } = command;
    await answerAt(
      at(desk, client),
      { kind: 'asker', respond },
      { input: plainInput(command.text) || 'help', asker: { team, channel, user }, shareable: true },
    );
  });
}

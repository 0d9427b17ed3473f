import type { App } from '@slack/bolt';
import { answerAt, at, type Desk } from '../desk.ts';
import { plainInput } from '../incoming.ts';
import { answerInAck } from './answer-in-ack.ts';

/** As in the manifest, for texts that name it. */
export const slashCommand = '/rareearth';

/** `/rareearth ...`, whatever its name in the workspace: an answer for the asker alone, which they may share. */
export function listenToCommand(app: App, desk: Desk): void {
  app.command(/^\//, async ({ ack, command, respond, client }) => {
    const { team_id: team, channel_id: channel, user_id: user } = command;
    const way = answerInAck(ack, respond, desk);
    await answerAt(
      at(desk, client),
      { kind: 'asker', respond: way.respond },
      { input: plainInput(command.text) || 'help', asker: { team, channel, user }, shareable: true },
    );
    await way.end();
  });
}

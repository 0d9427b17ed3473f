import type { App, Authorize } from '@slack/bolt';
import type { Bot } from './bot.ts';
import type { Clock } from './clock.ts';
import type { Desk } from './desk.ts';
import type { HomePorts } from './home/ports.ts';
import type { Inbox } from './inbox/inbox.ts';
import type { Seen } from './inbox/seen.ts';
import type { Log } from './log.ts';
import type { People } from './people/people.ts';

/**
 * Listeners of one feature, registered when the app is built. In a listener, answer with `at(desk, client)`: the client
 * that Bolt hands it is the one of the workspace the delivery came from.
 */
export type Feature = (app: App, desk: Desk) => void;

/** What the Slack side is made of. Without the optional parts it works for one workspace and forgets at its end. */
export interface SlackParts {
  bot: Bot;
  log: Log;
  clock: Clock;
  /** What was done already, so that it is not done twice; kept in memory unless given. */
  seen?: Seen;
  /** Where questions wait between their receipt and their answer; kept in memory unless given. */
  inbox?: Inbox;
  /** Who the bot is in a workspace, by its installations; the bot token of the settings everywhere unless given. */
  authorize?: Authorize<boolean>;
  /** Asked before and after each answer: limits, settings, what stands below it, and where it is kept. */
  people?: People;
  /** What the Home tab shows of what is kept. */
  home?: HomePorts;
  /** Everything else that listens. */
  features?: readonly Feature[];
}

import type { CommandContext } from '../core/command.ts';
import type { Day } from '../core/day.ts';
import type { Language } from '../core/language.ts';
import type { Reply } from '../core/reply.ts';

/** Who asks, and where. Ids are Slack's. */
export interface Asker {
  /** Language for replies that no question sets. */
  language?: Language;
  /** The day to answer for when the line names none; today unless set. */
  on?: Day;
  team?: string;
  channel?: string;
  user?: string;
  /** The conversation that the line is part of; follow-ups refer to what was said in it. None for a lone command. */
  conversation?: string;
  /** Other conversations in which follow-ups may refer to the line. */
  alsoIn?: string[];
  /** Slack's time stamp of the message or click, by which the lines of a conversation are in order. */
  said?: string;
}

/** What the Slack side needs of the bot. */
export interface Bot {
  /** Runs an input line: its first word names a command, else the whole line is a question. */
  dispatch: (input: string, asker: Asker) => Reply;
  /** The same for lines that may also change what the deployment keeps. */
  perform: (input: string, asker: Asker) => Promise<Reply>;
  context: () => CommandContext;
}

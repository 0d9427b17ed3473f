import type { KnowledgeBase } from './base.ts';
import type { Day } from './day.ts';
import type { Language } from './language.ts';
import type { Office } from './office.ts';
import type { Reading } from './reading.ts';
import type { CommandHelp, Reply } from './reply.ts';

/** What a command may look at. Today is passed in; nothing below the composition root reads the clock. */
export interface CommandContext {
  base: KnowledgeBase;
  today: Day;
  /** The day to answer for when the question names none; today unless set. */
  on?: Day;
  /** Language for replies that no question sets. */
  language: Language;
  /** Understands a question. Pure: the same question, day and previous reading give the same reading. */
  read: (question: string, today: Day, previous?: Reading) => Reading;
  /** The questions in one message, each understood after those before it; without it a message is one question. */
  readAll?: (question: string, today: Day, previous?: Reading) => { question: string; reading: Reading }[];
  /** How the question before it in the same conversation was understood; a follow-up refers to it. */
  previous?: Reading;
  /** All commands, for `help`. */
  commands: readonly CommandHelp[];
}

/** A thing a user can ask the bot to do, in Slack and in the terminal alike. */
export interface Command extends CommandHelp {
  /** Takes its input as it was typed, one thing a line: called by a first word with lines, or fields, after it. */
  byLine?: true;
  /** Whether it can do with this input; a line that goes on in another way is a question: "help me with ...". */
  takes?: (input: string) => boolean;
  run: (input: string, context: CommandContext) => Reply;
}

export function defineCommand(command: Command): Command {
  return command;
}

/** A command on what a deployment keeps, like its subscriptions. The same line may do something else the next time. */
export interface OfficeCommand extends CommandHelp {
  run: (input: string, context: CommandContext, office: Office) => Promise<Reply>;
}

export function defineOfficeCommand(command: OfficeCommand): OfficeCommand {
  return command;
}

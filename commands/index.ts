import type { Command, CommandContext, OfficeCommand } from '../src/core/command.ts';
import { cleanQuestion } from '../src/core/question.ts';
import type { Reply } from '../src/core/reply.ts';
import { ask } from './ask.ts';
import { changes } from './changes.ts';
import { check } from './check.ts';
import { gaps } from './gaps.ts';
import { help } from './help.ts';
import { history } from './history.ts';
import { rule } from './rule.ts';
import { settings } from './settings.ts';
import { sources } from './sources.ts';
import { status } from './status.ts';
import { subscribe } from './subscribe.ts';
import { subscriptions } from './subscriptions.ts';
import { unsubscribe } from './unsubscribe.ts';
import { upcoming } from './upcoming.ts';

/** Everything a user can ask the bot to do, in the order of `help`. */
export const commands: readonly Command[] = [ask, status, rule, history, changes, upcoming, sources, check, help];

/** What people can ask of a deployment that keeps something: their subscriptions, its settings. */
export const officeCommands: readonly OfficeCommand[] = [subscribe, unsubscribe, subscriptions, settings, gaps];

/** The office command that a line calls, and its argument; null when it calls none. */
export function findOfficeCommand(line: string): { command: OfficeCommand; argument: string } | null {
  const [word = '', ...rest] = cleanQuestion(line).split(' ');
  const command = officeCommands.find(({ name }) => name === word.toLowerCase());
  return command ? { command, argument: rest.join(' ') } : null;
}

/**
 * Runs a line of input: its first word names a command, else the whole line is a question. An empty line gets the help.
 * A lone "help" is the command; "help me with ..." is a question.
 */
export function runLine(line: string, context: Omit<CommandContext, 'commands'>): Reply {
  const { command, argument } = listed(line) ?? split(cleanQuestion(line));
  return command.run(argument, { ...context, commands });
}

/** A command that takes lines, and the lines; null for every other input. "Check whether ..." is a question. */
function listed(line: string): { command: Command; argument: string } | null {
  const [, word = '', argument = ''] = /^\s*(\S+)(.*)$/s.exec(line) ?? [];
  const command = commands.find(({ name, byLine }) => byLine && name === word.toLowerCase());
  if (!command || (argument.trim() !== '' && !/[\n\r\t;]/.test(argument.trimEnd()))) return null;
  return { command, argument };
}

function split(input: string): { command: Command; argument: string } {
  if (!input) return { command: help, argument: '' };
  const [word = '', ...rest] = input.split(' ');
  const command = commands.find(({ name }) => name === word.toLowerCase());
  const argument = rest.join(' ');
  const isQuestion = command === undefined || command.byLine || command.takes?.(argument) === false;
  return isQuestion ? { command: ask, argument: input } : { command, argument };
}

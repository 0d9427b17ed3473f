import type { Answer } from '../core/answer.ts';
import type { Command, CommandContext } from '../core/command.ts';
import { joinAnswers } from '../core/compose/answers.ts';
import type { Day } from '../core/day.ts';
import { inLanguage, type Language } from '../core/language.ts';
import { cleanQuestion } from '../core/question.ts';
import type { Reading } from '../core/reading.ts';
import type { Reply } from '../core/reply.ts';
import type { Opened } from './knowledge.ts';
import { terminalPage } from './layout.ts';
import { renderReply } from './render.ts';
import { statusOf } from './status.ts';

export interface RunSettings {
  dir: string;
  today: Day;
  on?: Day | undefined;
  json: boolean;
  language?: Language | undefined;
}

/** A command by name, with the rest of its line. */
export interface Line {
  name: string;
  input: string;
}

/** Commands, with all that they need to run. */
export interface Desk {
  commands: readonly Command[];
  context: CommandContext;
}

export function openDesk({ base, matcher }: Opened, settings: RunSettings, commands: readonly Command[]): Desk {
  const { today, on, language } = settings;
  const context: CommandContext = {
    base,
    today,
    ...(on !== undefined && { on }),
    language: language ?? 'en',
    commands,
    read: (question, day) => inLanguageOf(language, matcher.read(question, day)),
    readAll: (question, day) =>
      matcher.readAll(question, day).map((part) => ({ ...part, reading: inLanguageOf(language, part.reading) })),
  };
  return { commands, context };
}

/** Runs a command, writes its reply to standard output and gives its exit status. */
export function writeReply(line: Line, settings: RunSettings, desk: Desk): number {
  const { text, status } = replyText(line, settings, desk);
  process.stdout.write(text);
  return status;
}

/** Runs a command: its reply as it is written, and its exit status. */
export function replyText(line: Line, { json }: RunSettings, desk: Desk): { text: string; status: number } {
  const reply = replyTo(line, desk);
  const text = json ? `${JSON.stringify(asJson(reply, line.input))}\n` : asText(reply, desk.context);
  return { text, status: statusOf(reply) };
}

function inLanguageOf(language: Language | undefined, reading: Reading): Reading {
  return language ? { ...reading, cues: { ...reading.cues, language } } : reading;
}

function replyTo({ name, input }: Line, { commands, context }: Desk): Reply {
  const command = commands.find((known) => known.name === name);
  if (!command) throw new Error(`no command ${name}`);
  const argument = cleanQuestion(input);
  const asked = command.takes?.(argument) === false ? commands.find((known) => known.name === 'ask') : undefined;
  return asked ? asked.run(`${name} ${argument}`, context) : command.run(argument, context);
}

function asText(reply: Reply, { base }: CommandContext): string {
  return renderReply(reply, terminalPage(process.stdout), inLanguage(base.about.disclaimer, reply.language));
}

/** An answer in its public form; other replies as they are; a bad question as an answer that says so. */
function asJson(reply: Reply, question: string): Answer | Reply {
  if (reply.kind === 'answer') return { ...reply.answer, question };
  if (reply.kind === 'answers') return joinAnswers(question, reply.answers);
  if (reply.kind !== 'problem') return reply;
  return {
    question,
    language: reply.language,
    asOf: reply.asOf,
    revision: reply.revision,
    outcome: 'no_answer',
    entry: null,
    confidence: 0,
    verdict: null,
    headline: reply.message,
    statements: [],
    more: [],
    warnings: [reply.tip],
    choices: [],
    nearest: [],
    related: [],
  };
}

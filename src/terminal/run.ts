import { createInterface } from 'node:readline';
import type { Answer } from '../core/answer.ts';
import type { KnowledgeBase } from '../core/base.ts';
import type { Command, CommandContext } from '../core/command.ts';
import { joinAnswers } from '../core/compose/answers.ts';
import type { Day } from '../core/day.ts';
import { inLanguage, type Language } from '../core/language.ts';
import { cleanQuestion } from '../core/question.ts';
import type { Reading } from '../core/reading.ts';
import type { Reply } from '../core/reply.ts';
import { loadKnowledge } from '../knowledge/load.ts';
import { formatProblem } from '../knowledge/problem.ts';
import type { Matcher } from '../match/matcher.ts';
import { openMatcher } from '../open-matcher.ts';
import { commandsFor } from './commands.ts';
import { explanationLines } from './explain.ts';
import { terminalPage } from './layout.ts';
import { renderReply } from './render.ts';
import { exitStatus, statusOf } from './status.ts';

export interface RunSettings {
  dir: string;
  today: Day;
  on?: Day | undefined;
  json: boolean;
  language?: Language | undefined;
}

/** Says how a question is understood, and why. */
export async function explainQuestion(question: string, settings: RunSettings): Promise<number> {
  const opened = await openKnowledge(settings);
  if (!opened) return exitStatus.failure;
  const explanation = opened.matcher.explain(cleanQuestion(question), settings.today);
  process.stdout.write(
    settings.json ? `${JSON.stringify(explanation)}\n` : `${explanationLines(explanation).join('\n')}\n`,
  );
  return exitStatus.ok;
}

/** Runs one command and writes its reply to standard output. */
export async function runCommand(line: { name: string; input: string }, settings: RunSettings): Promise<number> {
  const commands = await commandsFor(line.name);
  const context = await openContext(settings, commands);
  if (!context) return exitStatus.failure;
  const reply = replyTo(commands, line.name, line.input, context);
  process.stdout.write(settings.json ? `${JSON.stringify(asJson(reply, line.input))}\n` : asText(reply, context));
  return statusOf(reply);
}

/** Answers one question a line, in order, one reply a line with `json`. */
export async function askLines(input: NodeJS.ReadableStream, settings: RunSettings): Promise<number> {
  const commands = await commandsFor('ask');
  const context = await openContext(settings, commands);
  if (!context) return exitStatus.failure;
  for await (const question of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    const reply = replyTo(commands, 'ask', question, context);
    const written = settings.json ? `${JSON.stringify(asJson(reply, question))}\n` : asText(reply, context);
    if (!process.stdout.write(written)) await new Promise((resolve) => process.stdout.once('drain', resolve));
  }
  return exitStatus.ok;
}

/** What commands need, or undefined after the problems of the knowledge folder were written to standard error. */
async function openContext(settings: RunSettings, commands: readonly Command[]): Promise<CommandContext | undefined> {
  const opened = await openKnowledge(settings);
  if (!opened) return undefined;
  const { today, on, language } = settings;
  return {
    base: opened.base,
    today,
    ...(on !== undefined && { on }),
    language: language ?? 'en',
    commands,
    read: (question, day) => inLanguageOf(language, opened.matcher.read(question, day)),
    readAll: (question, day) =>
      opened.matcher.readAll(question, day).map((part) => ({ ...part, reading: inLanguageOf(language, part.reading) })),
  };
}

function inLanguageOf(language: Language | undefined, reading: Reading): Reading {
  return language ? { ...reading, cues: { ...reading.cues, language } } : reading;
}

/** The knowledge and its matcher, or undefined after its problems were written to standard error. */
export async function openKnowledge({
  dir,
  today,
}: RunSettings): Promise<{ base: KnowledgeBase; matcher: Matcher } | undefined> {
  const result = await loadKnowledge(dir, { today });
  if (result.ok) return { base: result.base, matcher: openMatcher(result.base) };
  const errors = result.problems.filter(({ level }) => level === 'error');
  for (const problem of errors) process.stderr.write(`${formatProblem(problem)}\n`);
  return undefined;
}

function replyTo(commands: readonly Command[], name: string, input: string, context: CommandContext): Reply {
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

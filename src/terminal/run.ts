import { createInterface } from 'node:readline';
import type { Command } from '../core/command.ts';
import { cleanQuestion } from '../core/question.ts';
import { commandsFor } from './commands.ts';
import { explanationLines } from './explain.ts';
import { openKnowledge } from './knowledge.ts';
import { type Desk, type Line, openDesk, type RunSettings, replyText, writeReply } from './reply.ts';
import { exitStatus } from './status.ts';

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
export async function runCommand(line: Line, settings: RunSettings): Promise<number> {
  const desk = await openFor(settings, await commandsFor(line.name));
  return desk ? writeReply(line, settings, desk) : exitStatus.failure;
}

/** Answers one question a line, in order, one reply a line with `json`. */
export async function askLines(input: NodeJS.ReadableStream, settings: RunSettings): Promise<number> {
  const desk = await openFor(settings, await commandsFor('ask'));
  if (!desk) return exitStatus.failure;
  for await (const question of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    const { text } = replyText({ name: 'ask', input: question }, settings, desk);
    if (!process.stdout.write(text)) await new Promise((resolve) => process.stdout.once('drain', resolve));
  }
  return exitStatus.ok;
}

/** What commands need, or undefined after the problems of the knowledge folder were written to standard error. */
async function openFor(settings: RunSettings, commands: readonly Command[]): Promise<Desk | undefined> {
  const opened = await openKnowledge(settings);
  return opened && openDesk(opened, settings, commands);
}

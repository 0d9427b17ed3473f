#!/usr/bin/env node
import { parseArgs } from 'node:util';
import { localToday } from './clock.ts';
import { defaultKnowledgeDir } from './config/knowledge-dir.ts';
import { isDay } from './core/day.ts';
import { type Language, languages } from './core/language.ts';
import { commandsFor } from './terminal/commands.ts';
import { operate } from './terminal/operate.ts';
import { askLines, explainQuestion, runCommand } from './terminal/run.ts';
import { exitStatus, UsageError } from './terminal/status.ts';

const options = {
  on: { type: 'string' },
  json: { type: 'boolean' },
  stdin: { type: 'boolean' },
  explain: { type: 'boolean' },
  lang: { type: 'string' },
  since: { type: 'string' },
  until: { type: 'string' },
  knowledge: { type: 'string' },
  originals: { type: 'string' },
  links: { type: 'boolean' },
  csv: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const;

/** Runs one command line and gives its exit status. */
async function main(args: string[]): Promise<number> {
  const operated = await operate(args);
  if (operated !== null) return operated;
  const { values, positionals } = parse(args);
  const [first, ...rest] = positionals;
  if (values.help || first === undefined) {
    const { usage } = await import('./terminal/usage.ts');
    process.stdout.write(`${await usage()}\n`);
    return values.help ? exitStatus.ok : exitStatus.usage;
  }

  const dir = values.knowledge ?? (process.env.KNOWLEDGE_DIR || defaultKnowledgeDir());
  const today = localToday();
  if (first === 'check') {
    const { runCheck } = await import('./terminal/check.ts');
    return runCheck(rest[0] ?? dir, today, { originals: values.originals, links: values.links });
  }
  if (first === 'stats') {
    const { runStats } = await import('./terminal/check.ts');
    return runStats(dir, today, values.json ?? false);
  }

  const settings = {
    dir,
    today,
    on: dayOption(values.on, '--on'),
    json: values.json ?? false,
    language: languageOption(values.lang),
  };
  if (first === 'check-items') {
    const { runCheckItems } = await import('./terminal/check-items.ts');
    return runCheckItems(rest, { ...settings, csv: values.csv ?? false });
  }
  if (first === 'chat') {
    const { runChat } = await import('./terminal/chat.ts');
    return runChat(dir);
  }
  if (values.stdin) {
    if (first !== 'ask' || rest.length > 0) throw new UsageError('--stdin goes with ask and takes no question');
    return askLines(process.stdin, settings);
  }
  if (values.explain) {
    if (first !== 'ask') throw new UsageError('--explain goes with ask');
    return explainQuestion(rest.join(' '), settings);
  }
  const span = [dayOption(values.since, '--since'), dayOption(values.until, '--until')].filter(
    (day) => day !== undefined,
  );
  return runCommand(await commandLine(first, [...rest, ...span]), settings);
}

/** A command with its words; a lone argument of several words is a question. */
async function commandLine(first: string, rest: string[]): Promise<{ name: string; input: string }> {
  if (/\s/.test(first.trim())) return { name: 'ask', input: [first, ...rest].join(' ') };
  const commands = await commandsFor(first);
  if (commands.some(({ name }) => name === first)) return { name: first, input: rest.join(' ') };
  throw new UsageError(
    `there is no command ${first}; to ask a question: rareearth ask "${[first, ...rest].join(' ')}"`,
  );
}

function parse(args: string[]) {
  try {
    return parseArgs({ args, options, allowPositionals: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function dayOption(value: string | undefined, option: string): string | undefined {
  if (value === undefined || isDay(value)) return value;
  throw new UsageError(`${option} needs a day that exists, as YYYY-MM-DD; ${value} is none`);
}

function languageOption(value: string | undefined): Language | undefined {
  const language = languages.find((known) => known === value);
  if (value !== undefined && !language) throw new UsageError(`--lang is one of ${languages.join(', ')}`);
  return language;
}

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // The reader closed the pipe, as `head` does: nothing is left to do.
  process.exit(error.code === 'EPIPE' ? exitStatus.ok : exitStatus.failure);
});

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  const isUsage = error instanceof UsageError;
  process.stderr.write(`rareearth: ${error instanceof Error ? error.message : String(error)}\n`);
  if (isUsage) process.stderr.write('rareearth --help lists commands and options\n');
  process.exitCode = isUsage ? exitStatus.usage : exitStatus.failure;
}

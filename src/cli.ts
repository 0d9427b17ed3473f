#!/usr/bin/env node
import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { commands } from '../commands/index.ts';
import { localToday } from './clock.ts';
import { defaultKnowledgeDir } from './config.ts';
import { isDay } from './core/day.ts';
import { type Language, languages } from './core/language.ts';
import { askLines, explainQuestion, runCommand } from './terminal/run.ts';
import { exitStatus, UsageError } from './terminal/status.ts';

const usage = `usage: rareearth <command> [...]

${commands.map(({ usage: line, summary }) => `  ${line.padEnd(34)}${summary}`).join('\n')}
  ${'check [folder]'.padEnd(34)}List every problem of a knowledge folder.
  ${'store migrate|copy FROM TO|backup FILE|reseal'.padEnd(34)}
  ${''.padEnd(34)}Look after the database (DATABASE_URL).
  ${'data export|forget USER'.padEnd(34)}Give out, or delete, what is kept of a person.
  ${'announce --dry-run'.padEnd(34)}Write what a morning's announcement would say. Nothing is sent:
  ${''.padEnd(34)}channels cannot subscribe yet.
  ${'chat'.padEnd(34)}Ask one question after another; follow-ups work.
  ${'stats'.padEnd(34)}Count what the knowledge folder holds.

options
  --on YYYY-MM-DD     answer for that day unless the question names one
  --json              write JSON
  --stdin             with ask: one question a line
  --explain           with ask: how the question is understood, and why
  --lang en|zh|ja|ko|de
  --since, --until    with changes
  --since YYYY-MM-DD  with announce: the day of the announcement before it
  --topics a,b        with announce: only acts that bear on these topics, by their ids
  --originals FOLDER  with check: the texts of sources, which no statement may copy
  --links             with check: test the addresses of sources; needs the network
  --knowledge FOLDER  read this knowledge folder (else KNOWLEDGE_DIR, else the one that comes along)

exit status: 0 answered, 3 no answer, 4 more than one reading, 2 wrong usage, 1 failure`;

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
  'dry-run': { type: 'boolean' },
  topics: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;

/** Runs one command line and gives its exit status. */
async function main(args: string[]): Promise<number> {
  const { values, positionals } = parse(args);
  const [first, ...rest] = positionals;
  if (values.help || first === undefined) {
    process.stdout.write(`${usage}\n`);
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

  if (first === 'store' || first === 'data') return runOnStore(first, rest);

  const settings = {
    dir,
    today,
    on: dayOption(values.on, '--on'),
    json: values.json ?? false,
    language: languageOption(values.lang),
  };
  if (first === 'announce') {
    const { runAnnounce } = await import('./terminal/announce.ts');
    const { topics, 'dry-run': dryRun = false } = values;
    return runAnnounce(rest, { ...settings, since: dayOption(values.since, '--since'), topics, dryRun });
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
  return runCommand(commandLine(first, [...rest, ...span]), settings);
}

/** Commands on the database. They read `.env`, as the bot does, so that both mean the same store. */
async function runOnStore(name: 'store' | 'data', words: string[]): Promise<number> {
  if (existsSync('.env')) process.loadEnvFile('.env');
  const [{ runData, runStore }, { defaultStoreUrl }] = await Promise.all([
    import('./terminal/store.ts'),
    import('./store/address.ts'),
  ]);
  const settings = {
    url: process.env.DATABASE_URL || defaultStoreUrl,
    keys: process.env.ENCRYPTION_KEYS || undefined,
  };
  return name === 'store' ? runStore(words, settings) : runData(words, settings);
}

/** A command with its words; a lone argument of several words is a question. */
function commandLine(first: string, rest: string[]): { name: string; input: string } {
  if (commands.some(({ name }) => name === first)) return { name: first, input: rest.join(' ') };
  if (/\s/.test(first.trim())) return { name: 'ask', input: [first, ...rest].join(' ') };
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

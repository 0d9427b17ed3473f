import { localToday } from './clock.ts';
import { defaultKnowledgeDir } from './config/knowledge-dir.ts';
import { commandsFor } from './terminal/commands.ts';
import { operate } from './terminal/operate.ts';
import { dayOption, languageOption, parseOptions } from './terminal/options.ts';
import { askLines, explainQuestion, runCommand } from './terminal/run.ts';
import { exitStatus, UsageError } from './terminal/status.ts';

/** Runs one command line and gives its exit status; says what is wrong with it. */
export async function runCommandLine(args: string[]): Promise<number> {
  try {
    return await run(args);
  } catch (error) {
    const isUsage = error instanceof UsageError;
    process.stderr.write(`rareearth: ${error instanceof Error ? error.message : String(error)}\n`);
    if (isUsage) process.stderr.write('rareearth --help lists commands and options\n');
    return isUsage ? exitStatus.usage : exitStatus.failure;
  }
}

async function run(args: string[]): Promise<number> {
  const operated = await operate(args);
  if (operated !== null) return operated;
  const { values, positionals } = parseOptions(args);
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

import { ask } from '../commands/ask.ts';
import { localToday } from './clock.ts';
import { defaultKnowledgeDir } from './config/knowledge-dir.ts';
import { loadKept } from './knowledge/load.ts';
import { openKeptMatcher } from './open-matcher.ts';
import { dayOption, languageOption, parseOptions } from './terminal/options.ts';
import { openDesk, writeReply } from './terminal/reply.ts';
import { UsageError } from './terminal/status.ts';

/**
 * What most command lines are: one question about knowledge that an earlier start has checked. A program of its own, since
 * it needs little of the whole. Gives the exit status, or undefined for what the whole program has to do.
 */
export function askQuickly(args: string[]): number | undefined {
  const read = readLine(args);
  const base = read && loadKept(read.settings.dir, read.settings.today);
  const matcher = base && openKeptMatcher(base);
  if (!matcher) return undefined;
  const desk = openDesk({ base, matcher }, read.settings, [ask]);
  return writeReply({ name: 'ask', input: read.question }, read.settings, desk);
}

function readLine(args: string[]) {
  if (args[0] !== 'ask') return undefined;
  try {
    const { values, positionals } = parseOptions(args);
    if (values.help || values.stdin || values.explain || values.since || values.until) return undefined;
    const settings = {
      dir: values.knowledge ?? (process.env.KNOWLEDGE_DIR || defaultKnowledgeDir()),
      today: localToday(),
      on: dayOption(values.on, '--on'),
      json: values.json ?? false,
      language: languageOption(values.lang),
    };
    return { question: positionals.slice(1).join(' '), settings };
  } catch (error) {
    // The whole program says what is wrong with the line.
    if (error instanceof UsageError) return undefined;
    throw error;
  }
}

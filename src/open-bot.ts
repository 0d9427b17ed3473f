import { commands, runLine } from '../commands/index.ts';
import type { KnowledgeBase } from './core/base.ts';
import type { CommandContext } from './core/command.ts';
import type { Day } from './core/day.ts';
import type { Language } from './core/language.ts';
import type { Reply } from './core/reply.ts';
import { type LoadResult, loadKnowledge } from './knowledge/load.ts';
import type { Problem } from './knowledge/problem.ts';
import { watchKnowledge } from './knowledge/watch.ts';
import { buildMatcher, type Matcher } from './match/matcher.ts';

/** Who asks, as far as an answer depends on it. */
export interface Asker {
  language?: Language;
  on?: Day;
}

/** The bot over a knowledge folder that may be edited while it runs. */
export interface OpenBot {
  dispatch: (line: string, asker?: Asker) => Reply;
  context: () => CommandContext;
  close: () => void;
}

/** Told when an edited folder was taken over, or was not. */
export type Watcher = (result: { ok: true; revision: string } | { ok: false; problems: Problem[] }) => void;

/**
 * Loads the folder and answers from it, taking edits over as they come. A broken edit keeps the old knowledge. Gives
 * the problems instead when the folder does not load at all.
 */
export async function openBot(
  dir: string,
  today: () => Day,
  onEdit: Watcher,
): Promise<OpenBot | { problems: Problem[] }> {
  const first = await loadKnowledge(dir, { today: today() });
  if (!first.ok) return { problems: first.problems };
  let current = prepare(first.base);

  const watch = watchKnowledge(
    dir,
    (result: LoadResult) => {
      if (result.ok) current = prepare(result.base);
      onEdit(result.ok ? { ok: true, revision: result.base.revision } : { ok: false, problems: result.problems });
    },
    { today, revision: first.base.revision },
  );

  const context = ({ language = 'en', on }: Asker = {}): CommandContext => {
    const { base, matcher } = current;
    return { base, today: today(), language, commands, read: matcher.read, ...(on !== undefined && { on }) };
  };
  return {
    context,
    dispatch: (line, asker) => runLine(line, context(asker)),
    close: watch.close,
  };
}

function prepare(base: KnowledgeBase): { base: KnowledgeBase; matcher: Matcher } {
  return { base, matcher: buildMatcher(base) };
}

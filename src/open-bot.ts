import { commands, runLine } from '../commands/index.ts';
import { localToday } from './clock.ts';
import { type Conversations, openConversations } from './conversation.ts';
import type { KnowledgeBase } from './core/base.ts';
import type { CommandContext } from './core/command.ts';
import type { Day } from './core/day.ts';
import type { Language } from './core/language.ts';
import type { Reply } from './core/reply.ts';
import { type LoadResult, loadKnowledge } from './knowledge/load.ts';
import type { Problem } from './knowledge/problem.ts';
import { watchKnowledge } from './knowledge/watch.ts';
import type { Matcher } from './match/matcher.ts';
import { openMatcher } from './open-matcher.ts';

/** Who asks, as far as an answer depends on it. */
export interface Asker {
  language?: Language;
  on?: Day;
  /** The conversation the line is part of, by an opaque id: a follow-up refers to what was asked in it before. */
  conversation?: string;
  /** Other conversations, in which follow-ups may refer to this line. */
  alsoIn?: string[];
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
  conversations: Conversations = openConversations(Date.now),
): Promise<OpenBot | { problems: Problem[] }> {
  const first = await loadKnowledge(dir, { today: localToday() });
  if (!first.ok) return { problems: first.problems };
  let current = prepare(first.base);

  const watch = watchKnowledge(
    dir,
    (result: LoadResult) => {
      if (result.ok) current = prepare(result.base);
      onEdit(result.ok ? { ok: true, revision: result.base.revision } : { ok: false, problems: result.problems });
    },
    // Whether a file claims to have been checked in the future is a matter of the real day.
    { today: () => localToday(), revision: first.base.revision },
  );

  const context = ({ language = 'en', on, conversation }: Asker = {}): CommandContext => {
    const { base, matcher } = current;
    const previous = conversation === undefined ? undefined : conversations.last(conversation);
    return {
      base,
      today: today(),
      language,
      commands,
      read: matcher.read,
      readAll: matcher.readAll,
      ...(on !== undefined && { on }),
      ...(previous && { previous }),
    };
  };
  return {
    context,
    dispatch(line, asker = {}) {
      const reply = runLine(line, context(asker));
      const reading = 'reading' in reply ? reply.reading : undefined;
      const ids = [asker.conversation ?? [], asker.alsoIn ?? []].flat();
      if (reading) for (const id of ids) conversations.remember(id, reading);
      return reply;
    },
    close: watch.close,
  };
}

function prepare(base: KnowledgeBase): { base: KnowledgeBase; matcher: Matcher } {
  return { base, matcher: openMatcher(base) };
}

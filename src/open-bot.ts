import { commands, findOfficeCommand, officeCommands, runLine } from '../commands/index.ts';
import { localToday } from './clock.ts';
import { openConversations } from './conversation.ts';
import type { KnowledgeBase } from './core/base.ts';
import type { CommandContext } from './core/command.ts';
import type { Conversations, Line } from './core/conversation.ts';
import type { Day } from './core/day.ts';
import type { Language } from './core/language.ts';
import type { Office, Spot } from './core/office.ts';
import type { Reading } from './core/reading.ts';
import type { Reply } from './core/reply.ts';
import { loadKnowledge } from './knowledge/load.ts';
import type { Problem } from './knowledge/problem.ts';
import { watchKnowledge } from './knowledge/watch.ts';
import type { Matcher } from './match/matcher.ts';
import { openMatcher } from './open-matcher.ts';
import { openReload, type Reloaded } from './reload.ts';
import { openReplyMemory, type ReplyMemory } from './reply-memory.ts';

/** Who asks, as far as an answer depends on it. */
export interface Asker extends Partial<Spot>, Line {
  language?: Language;
  on?: Day;
  /** The conversation the line is part of, by an opaque id: a follow-up refers to what was asked in it before. */
  conversation?: string;
  /** Other conversations, in which follow-ups may refer to this line. */
  alsoIn?: string[];
}

/** The bot over a knowledge folder that may be edited while it runs. */
export interface OpenBot {
  /** Answers a line from the knowledge alone, without what was said before it. */
  dispatch: (line: string, asker?: Asker) => Reply;
  /** Does what a line asks for, as part of its conversation: answers it, or changes what the deployment keeps. */
  perform: (line: string, asker?: Asker) => Promise<Reply>;
  context: () => CommandContext;
  close: () => void;
}

/** What a bot may be given beside its knowledge. */
export interface BotParts {
  conversations?: Conversations;
  /** What the deployment keeps, seen from a spot; without it, commands on that are refused. */
  office?: (spot: Spot, seen: Pick<Office, 'today' | 'language'>) => Office;
  /** Told why an edit is taken over in a worse way than it could be. */
  warn?: (message: string) => void;
  /** Milliseconds between two looks for an edit. */
  lookMillis?: number;
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
  { conversations = openConversations(Date.now), office, warn = () => undefined, lookMillis }: BotParts = {},
): Promise<OpenBot | { problems: Problem[] }> {
  const first = await loadKnowledge(dir, { today: localToday() });
  if (!first.ok) return { problems: first.problems };
  let current = prepare(first.base, openMatcher(first.base));

  const reload = openReload(dir, warn);
  const watch = watchKnowledge<Reloaded>(
    dir,
    (result) => {
      if (result.ok) current = prepare(result.base, result.matcher);
      onEdit(result.ok ? { ok: true, revision: result.base.revision } : { ok: false, problems: result.problems });
    },
    // Whether a file claims to have been checked in the future is a matter of the real day.
    { load: () => reload.load(localToday()), revision: first.base.revision, interval: lookMillis },
  );

  const context = ({ language = 'en', on }: Asker = {}, previous?: Reading): CommandContext => {
    const { base, matcher } = current;
    return {
      base,
      today: today(),
      language,
      commands: office ? [...commands, ...officeCommands] : commands,
      read: matcher.read,
      readAll: matcher.readAll,
      ...(on !== undefined && { on }),
      ...(previous && { previous }),
    };
  };
  const answer = (line: string, seen: CommandContext): Reply =>
    seen.previous ? runLine(line, seen) : replyOnce(current.replies, line, seen);
  const converse = async (line: string, asker: Asker): Promise<Reply> => {
    const { conversation, alsoIn = [] } = asker;
    const previous = conversation === undefined ? undefined : await conversations.last(conversation, asker);
    const reply = answer(line, context(asker, previous));
    const reading = 'reading' in reply ? reply.reading : undefined;
    if (reading) await conversations.remember([conversation ?? [], alsoIn].flat(), reading, asker);
    return reply;
  };
  return {
    context: () => context(),
    dispatch: (line, asker) => answer(line, context(asker)),
    async perform(line, asker = {}) {
      // The Home tab is no channel.
      const { team, channel = '', user } = asker;
      const called = findOfficeCommand(line);
      if (!called || !office || team === undefined || user === undefined) return converse(line, asker);
      const seen = context(asker);
      return called.command.run(called.argument, seen, office({ team, channel, user }, seen));
    },
    close() {
      watch.close();
      reload.close();
    },
  };
}

interface Prepared {
  base: KnowledgeBase;
  matcher: Matcher;
  replies: ReplyMemory;
}

function prepare(base: KnowledgeBase, matcher: Matcher): Prepared {
  return { base, matcher, replies: openReplyMemory() };
}

/** A line by itself has the same reply on the same day; the replies kept are those of one knowledge base. */
function replyOnce(replies: ReplyMemory, line: string, seen: CommandContext): Reply {
  const { today, on = '-', language } = seen;
  return replies.of(`${today} ${on} ${language} ${line}`, () => runLine(line, seen));
}

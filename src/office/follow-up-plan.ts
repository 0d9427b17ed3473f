import { randomUUID } from 'node:crypto';
import type { KnowledgeBase } from '../core/base.ts';
import { timelineOf } from '../core/changes.ts';
import type { CommandContext } from '../core/command.ts';
import { inLanguage, type Language } from '../core/language.ts';
import type { Reply, TimelineEntry } from '../core/reply.ts';
import { historyOf } from '../core/timeline.ts';
import { actTitle, provisionTitle } from '../core/titles.ts';
import { isAnswer } from '../slack/people/records.ts';
import { type ChangedRule, knownMessage, updateMessage } from '../slack/people/update-message.ts';
import { type CitedRule, moveRule, moveVerdict, recentAnswers, rulesOfAnswers } from '../store/answers.ts';
import { planFollowUp } from '../store/follow-ups.ts';
import { closeGap, gapsToReask, stillOpen, takeWishes } from '../store/gaps.ts';
import type { Gap, StoredAnswer } from '../store/schema.ts';
import type { Store } from '../store/session.ts';
import { entryOf, languageOf, verdictsOf } from './records.ts';
import { partsChanged, ruleHash } from './rule-hash.ts';

export interface PlanParts {
  store: Store;
  bot: {
    dispatch: (line: string, asker: { language?: Language; on?: string }) => Reply;
    context: () => CommandContext;
  };
  /** How far back answers are put right. */
  days: number;
  /** Whether a channel wants to hear only what it asks for; its people are told in private then. */
  isQuiet: (team: string, channel: string) => Promise<boolean>;
  /** Asked between answers: true ends the work early. */
  isStopped: () => boolean;
}

const dayMillis = 86_400_000;
const pageSize = 100;

/**
 * Asks what was answered lately again, and plans a word to each asker whose answer does not stand as it was given: a
 * rule it cited reads differently, or the verdict is another. Whatever is planned is noted in the same transaction, so
 * each change is told once, however often and by however many processes this runs.
 *
 * @returns how many words were planned
 */
export async function planUpdates(parts: PlanParts): Promise<number> {
  const { store, days, isStopped } = parts;
  let planned = 0;
  for (let after = ''; ; ) {
    const page = await recentAnswers(store, { millis: days * dayMillis, after, limit: pageSize });
    const cited = await rulesOfAnswers(
      store,
      page.map(({ id }) => id),
    );
    for (const row of page) {
      if (isStopped()) return planned;
      if (await planUpdate(parts, row, cited.get(row.id) ?? [])) planned += 1;
      // Asking again takes the processor; whoever asks now comes first.
      await new Promise((resolve) => setImmediate(resolve));
    }
    const last = page.at(-1);
    if (!last || page.length < pageSize) return planned;
    after = last.id;
  }
}

async function planUpdate(parts: PlanParts, row: StoredAnswer, cited: readonly CitedRule[]): Promise<boolean> {
  const { store, bot } = parts;
  const context = bot.context();
  const { base } = context;
  const language = languageOf(row.language);
  const changed = cited.flatMap((was) => {
    const hash = ruleHash(base, was.rule, language);
    return hash === was.hash ? [] : [{ was, hash }];
  });
  const after = verdictNow(parts, row, language);
  const turned = after !== null && after !== row.told;
  if (changed.length === 0 && !turned) return false;

  const isQuiet = row.thread_ts !== null && row.ephemeral === 0 && (await parts.isQuiet(row.team_id, row.channel_id));
  const inThread = row.thread_ts !== null && row.ephemeral === 0 && !isQuiet;
  return store.transaction(async (session) => {
    const moved: typeof changed = [];
    for (const one of changed) if (await moveRule(session, row.id, one.was, one.hash)) moved.push(one);
    const hasTurned = turned && (await moveVerdict(session, row.id, row.told, after));
    if (moved.length === 0 && !hasTurned) return false;
    const message = updateMessage({
      language,
      question: row.question,
      again: row.again,
      rules: onceEach(moved.map(({ was, hash }) => describe(context, was, hash, language))),
      verdict: after === null ? null : { before: row.told, after },
      disclaimer: inLanguage(base.about.disclaimer, language),
    });
    return planFollowUp(session, {
      id: randomUUID(),
      kind: 'update',
      team: row.team_id,
      user: row.user_id,
      answer: row.id,
      channel: inThread ? row.channel_id : row.user_id,
      thread: inThread ? row.thread_ts : null,
      body: JSON.stringify(message),
    });
  });
}

/** The verdict when asked now, for the day the asker named or else for today; null when that cannot be said. */
function verdictNow({ bot }: PlanParts, row: StoredAnswer, language: Language): string | null {
  if (row.again === null) return null;
  const reply = bot.dispatch(row.again, { language, ...(row.dated === 1 && { on: row.as_of }) });
  // A question that is read in another way now says nothing of the law then.
  if (!isAnswer(reply) || entryOf(reply) !== row.entry) return null;
  const verdict = verdictsOf(reply);
  // More than one reading is a matter of the question, not of the law.
  return verdict.split('+').includes('choose') ? null : verdict;
}

/** A provision that only follows its act is told of as the act, once. */
function describe({ base, today }: CommandContext, was: CitedRule, hash: string, language: Language): ChangedRule {
  const parts = partsChanged(was.hash, hash);
  const found = base.provisions.get(was.rule);
  const follows = found && !found.provision.history && parts.every((part) => part === 'history');
  const rule = follows ? found.instrument.id : was.rule;
  const located = base.provisions.get(rule);
  const instrument = located?.instrument ?? base.instruments.get(rule);
  const title = located ? provisionTitle(located, language) : instrument ? actTitle(instrument, language) : rule;
  return { rule, title, parts, now: standingNow(base, rule, today, language) };
}

function onceEach(rules: readonly ChangedRule[]): ChangedRule[] {
  return [...new Map(rules.map((one) => [one.rule, one])).values()];
}

/** The newest entry of a rule's history that has begun, cited. */
function standingNow(base: KnowledgeBase, rule: string, today: string, language: Language): TimelineEntry | null {
  const located = base.provisions.get(rule);
  const instrument = located?.instrument ?? base.instruments.get(rule);
  if (!instrument) return null;
  const history = located ? historyOf(located) : instrument.history;
  return timelineOf(base, history, instrument.checked, language).find(({ from }) => from <= today) ?? null;
}

/**
 * Asks the open questions of knowledge that has changed. Those it answers now are closed, and who wanted to hear of it
 * is told once.
 *
 * @returns how many were closed
 */
export async function closeAnswered(parts: PlanParts): Promise<number> {
  const { store, bot, isStopped } = parts;
  const { revision } = bot.context().base;
  let closed = 0;
  for (;;) {
    const page = await gapsToReask(store, revision, pageSize);
    for (const gap of page) {
      if (isStopped()) return closed;
      if (await closeIfAnswered(parts, gap, revision)) closed += 1;
      await new Promise((resolve) => setImmediate(resolve));
    }
    if (page.length < pageSize) return closed;
  }
}

async function closeIfAnswered({ store, bot }: PlanParts, gap: Gap, revision: string): Promise<boolean> {
  const reply = bot.dispatch(`ask ${gap.question}`, { language: languageOf(gap.language) });
  const answers = isAnswer(reply) ? (reply.kind === 'answer' ? [reply.answer] : reply.answers) : [];
  const isAnswered = answers.length > 0 && answers.every(({ outcome }) => outcome === 'answer');
  return store.transaction(async (session) => {
    if (!isAnswered || !(await closeGap(session, gap.id))) {
      await stillOpen(session, gap.id, revision);
      return false;
    }
    for (const wish of await takeWishes(session, gap.id)) {
      await planFollowUp(session, {
        id: randomUUID(),
        kind: 'known',
        team: wish.team_id,
        user: wish.user_id,
        answer: null,
        channel: wish.channel_id,
        thread: wish.thread_ts,
        body: JSON.stringify(knownMessage(languageOf(wish.language), gap.question)),
      });
    }
    return true;
  });
}

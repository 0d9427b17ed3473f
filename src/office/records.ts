import type { Answer } from '../core/answer.ts';
import type { KnowledgeBase } from '../core/base.ts';
import { joinAnswers } from '../core/compose/answers.ts';
import type { Day } from '../core/day.ts';
import { type Language, languages } from '../core/language.ts';
import type { AnswerShelf, KeptAnswer } from '../slack/people/ports.ts';
import type { AnswerReply, GivenAnswer } from '../slack/people/records.ts';
import { findAnswer, type RecordedAnswer, recordAnswer } from '../store/answers.ts';
import { giveFeedback } from '../store/feedback.ts';
import { gapsOfAnswer, keepWish, noteGap } from '../store/gaps.ts';
import type { StoredAnswer } from '../store/schema.ts';
import type { Session, Store } from '../store/session.ts';
import { togetherOn } from '../store/together.ts';
import { ruleHash } from './rule-hash.ts';

export interface RecordParts {
  /** The knowledge that answers come from, and the day. */
  context: () => { base: KnowledgeBase; today: Day };
  /** One spelling for questions that read the same. */
  form: (question: string) => string;
}

/**
 * Keeps an answer with what it cited, and notes which of its questions got none. Belongs into the transaction that ends
 * the work on the question, where there is one.
 */
export async function keepAnswer(session: Session, given: GivenAnswer, parts: RecordParts): Promise<void> {
  const { reply, outside, ...where } = given;
  const answers = answersOf(reply);
  const { language, revision } = reply;
  const { base, today } = parts.context();
  await recordAnswer(session, {
    ...where,
    outside,
    dated: given.dated || answers.some((answer) => answer.asOf !== today),
    ...contentOf(reply, base),
  });
  if (outside) return;
  for (const { outcome: own, question, nearest } of answers) {
    if (own !== 'no_answer') continue;
    await noteGap(session, {
      team: given.team,
      question,
      form: parts.form(question),
      language,
      revision,
      why: 'no_answer',
      nearest: nearest.map(({ kind, id }) => `${kind}/${id}`),
      answer: given.id,
    });
  }
}

/** Answers in a store. */
export function openAnswers(store: Store, parts: RecordParts): AnswerShelf {
  const together = togetherOn(store);
  return {
    keep: (given) => together((session) => keepAnswer(session, given, parts)),

    async find(id) {
      const row = await findAnswer(store, id);
      return row && readAnswer(row);
    },

    rate: (vote) =>
      store.transaction(async (session) => {
        if (!(await giveFeedback(session, vote))) return false;
        const row = vote.vote === 'down' ? await findAnswer(session, vote.answer) : null;
        if (row && row.outside === 0) {
          const { id: answer, team_id: team, question, revision, entry } = row;
          const nearest = entry === null ? [] : [entry];
          const { language } = row;
          const form = parts.form(question);
          await noteGap(session, { team, question, form, language, revision, why: 'rated', nearest, answer });
        }
        return true;
      }),

    wish: ({ answer, team, user, language, place }) =>
      store.transaction(async (session) => {
        const row = await findAnswer(session, answer);
        const gaps = row?.team_id === team ? await gapsOfAnswer(session, answer) : [];
        let kept = gaps.length === 0 ? ('gone' as const) : ('known' as const);
        for (const gap of gaps) {
          const at = place ?? { channel: user, thread: null };
          if (await keepWish(session, { gap, team, user, language, ...at })) return 'kept';
          kept = 'known';
        }
        return kept;
      }),
  };
}

type Content = Pick<
  RecordedAnswer,
  'language' | 'asOf' | 'revision' | 'outcome' | 'entry' | 'verdict' | 'told' | 'citations' | 'rules'
>;

/** A reply is given again to whoever asks the same; it never changes, and its rules do with the knowledge alone. */
const contents = new WeakMap<AnswerReply, { base: KnowledgeBase; content: Content }>();

/** What is kept of a reply wherever it is given. */
function contentOf(reply: AnswerReply, base: KnowledgeBase): Content {
  const known = contents.get(reply);
  if (known?.base === base) return known.content;
  const content = readContent(reply, base);
  contents.set(reply, { base, content });
  return content;
}

function readContent(reply: AnswerReply, base: KnowledgeBase): Content {
  const answers = answersOf(reply);
  const { language, asOf, revision } = reply;
  const { outcome, verdict } = joined(reply);
  return {
    language,
    asOf,
    revision,
    outcome,
    entry: entryOf(reply),
    verdict,
    told: verdictsOf(reply),
    citations: JSON.stringify(citationsOf(answers)),
    rules: rulesOf(answers).map((rule) => ({ rule, hash: ruleHash(base, rule, language) })),
  };
}

/** The verdict of each question in a reply, in one word to compare; of what was not answered, the outcome. */
export function verdictsOf(reply: AnswerReply): string {
  return answersOf(reply)
    .map(({ outcome, verdict }) => (outcome === 'answer' ? (verdict ?? 'none') : outcome))
    .join('+');
}

/** What a reply is about, "topic/ndfeb-magnets"; null when that is nothing, or more than one thing. */
export function entryOf(reply: AnswerReply): string | null {
  const { entry } = joined(reply);
  return entry && `${entry.kind}/${entry.id}`;
}

function joined(reply: AnswerReply): Answer {
  return reply.kind === 'answer' ? reply.answer : joinAnswers('', reply.answers);
}

export function languageOf(kept: string): Language {
  return languages.find((language) => language === kept) ?? 'en';
}

function readAnswer(row: StoredAnswer): KeptAnswer {
  const { id, question, again, outcome, entry } = row;
  return {
    id,
    question,
    again,
    outcome,
    entry,
    team: row.team_id,
    channel: row.channel_id,
    user: row.user_id,
    language: languageOf(row.language),
    asOf: row.as_of,
    thread: row.thread_ts,
    message: row.message_ts,
    ephemeral: row.ephemeral === 1,
  };
}

function answersOf(reply: AnswerReply): Answer[] {
  return reply.kind === 'answer' ? [reply.answer] : reply.answers;
}

/** The rules that statements rest on, and the act or provision the answer is about. */
function rulesOf(answers: readonly Answer[]): string[] {
  const cited = answers.flatMap(({ statements, more, entry, outcome }) => [
    ...(outcome === 'answer' && (entry?.kind === 'instrument' || entry?.kind === 'provision') ? [entry.id] : []),
    ...[...statements, ...more].flatMap(({ rule }) => rule ?? []),
  ]);
  return [...new Set(cited)].sort();
}

function citationsOf(answers: readonly Answer[]) {
  const all = answers.flatMap(({ statements, more }) => [...statements, ...more].flatMap((one) => one.citations));
  const places = new Map(all.map(({ source, pinpoint }) => [`${source}\n${pinpoint}`, { source, pinpoint }]));
  return [...places.values()];
}

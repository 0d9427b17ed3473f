import type { Button } from '@slack/types';
import type { Language } from '../../core/language.ts';
import { Footnotes } from '../blocks/citation.ts';
import { type Item, layOut, type Part } from '../blocks/layout.ts';
import { context, joinParts, section } from '../blocks/request.ts';
import { statementItem, verdictMark } from '../blocks/status.ts';
import type { Message } from '../limits.ts';
import { escapeText, link, mention } from '../mrkdwn.ts';
import { peopleWords } from '../words/people.ts';
import { actions, button } from './below.ts';
import type { ExpertQuestion } from './ports.ts';
import type { AnswerReply } from './records.ts';

/** So much of what the bot said is shown to an expert; the rest is a click away. */
const statementsAtOnce = 2;

/** What an expert is shown of a question. */
export interface Handed {
  question: ExpertQuestion;
  /** What the bot said, said again; null when it cannot be any more. */
  reply: AnswerReply | null;
  /** The address of the conversation; null where nobody else can see it. */
  address: string | null;
  /** Of the experts' channel. */
  language: Language;
}

/** The question in the experts' channel, with what can be done about it. */
export function expertMessage({ question, reply, address, language }: Handed): Message {
  const words = peopleWords(language);
  const { id, status } = question;
  const asked = `${words.someoneAsks(mention(question.asker))}\n> ${escapeText(question.question.replaceAll('\n', ' '), 1_500)}`;
  const footnotes = new Footnotes(reply?.language ?? language);
  const isDone = status === 'closed';
  const buttons: (Button | null)[] = [
    status === 'open' ? button(actions.take, words.take, id, language) : null,
    isDone ? null : button(actions.reply, words.answer, id, language),
    button(actions.draft, words.addToKnowledge, id, language),
    isDone ? null : button(actions.resolve, words.resolved, id, language),
  ];
  const items = reply ? itemsOf(reply, footnotes) : [];
  const state = stateLine(question, language);
  const where = address === null ? [] : [link(address, words.openConversation, 100)];
  return layOut(
    {
      top: joinParts({ blocks: [section(asked)], plain: [question.question] }, said(reply, language)),
      items,
      pageSize: statementsAtOnce,
      bottom: { blocks: [context([state.marked, ...where].join(' · '))], plain: [state.plain] },
      buttons,
      more: () => null,
    },
    0,
  );
}

/** What the asker sees of how far the question is. */
export function stateMessage(question: ExpertQuestion): Message {
  const { language, status, takenBy, answeredBy } = question;
  const words = peopleWords(language);
  const by = mention(answeredBy ?? takenBy ?? '');
  const text = {
    open: words.handedOn,
    taken: words.takenBy(by),
    answered: words.answeredBy(by),
    closed: words.resolvedBy(by),
  }[status];
  return { text, blocks: [context(text)] };
}

/** A person's answer, plainly marked as such. */
export function personalAnswer(question: ExpertQuestion, text: string, expert: string, day: string): Message {
  const from = peopleWords(question.language).fromPerson(mention(expert), day);
  return {
    text: escapeText(text, 3_000),
    blocks: [section(`${mention(question.asker)} ${escapeText(text, 2_800)}`), context(from)],
  };
}

function stateLine(question: ExpertQuestion, language: Language): { marked: string; plain: string } {
  const words = peopleWords(language);
  const { text } = stateMessage({ ...question, language });
  const marked = question.status === 'open' ? words.waiting : text;
  return { marked, plain: marked };
}

function said(reply: AnswerReply | null, language: Language): Part {
  const words = peopleWords(language);
  if (reply === null) return { blocks: [], plain: [] };
  const answers = reply.kind === 'answer' ? [reply.answer] : reply.answers;
  const lines = answers.map(({ headline, verdict, outcome }) => {
    const mark = verdict === null ? '' : `${verdictMark(verdict)} `;
    return outcome === 'answer' ? `${mark}${headline}` : `${words.botHadNone} ${headline}`;
  });
  return {
    blocks: [section(`*${words.botSaid}*\n${lines.map((line) => escapeText(line, 600)).join('\n')}`)],
    plain: lines,
  };
}

function itemsOf(reply: AnswerReply, footnotes: Footnotes): Item[] {
  const answers = reply.kind === 'answer' ? [reply.answer] : reply.answers;
  return answers
    .flatMap(({ statements }) => statements)
    .slice(0, statementsAtOnce)
    .map((statement) => statementItem(statement, footnotes, reply));
}

import type { Button } from '@slack/types';
import { phrases } from '../../core/phrases/phrases.ts';
import type { PartAnswer, Reply } from '../../core/reply.ts';
import { escapeText } from '../mrkdwn.ts';
import { headline, nearest, warnings } from './answer.ts';
import { Footnotes } from './citation.ts';
import type { Item, Layout } from './layout.ts';
import { asked, asOfLine, footer, joinParts, moreButton, pinned, press, type Request, shareButton } from './request.ts';
import { statementItem } from './status.ts';

type Answers = Reply & { kind: 'answers' };

/** Statements of one answer, when there are so many answers; the others are behind a button of their own. */
function statementsOf(answers: number): number {
  return answers <= 2 ? 3 : answers === 3 ? 2 : 1;
}

/** Several answers in short, one after the other; the whole of each is behind a button. */
export function layOutAnswers(reply: Answers, request: Request): Layout {
  const { answers, rest, language } = reply;
  const footnotes = new Footnotes(language);
  const shown = statementsOf(answers.length);
  const days = new Set(answers.map(({ asOf }) => asOf));
  return {
    top: joinParts(
      asked(request, language),
      days.size === 1 ? asOfLine(reply, answers.map((answer) => answer.headline).join(' ')) : { blocks: [], plain: [] },
    ),
    items: answers.flatMap((answer) => itemsOf(answer, shown, footnotes, reply)),
    pageSize: answers.length * shown,
    bottom: footer(reply, request),
    buttons: [
      shareButton(reply, request),
      ...answers.flatMap((answer) => buttonsOf(answer, shown, reply)),
      ...rest.map(({ label, question }) => press('run', label, `ask ${question}`, reply)),
    ],
    more: moreButton(reply, request),
  };
}

/** The headline and warnings stand with the first statement, so that none is ever seen without them. */
function itemsOf(answer: PartAnswer, shown: number, footnotes: Footnotes, reply: Answers): Item[] {
  const own: Reply = { ...reply, asOf: answer.asOf };
  const above = joinParts(headline(answer), warnings(answer), nearest(answer));
  const [first, ...others] = answer.statements.slice(0, shown).map((item) => statementItem(item, footnotes, own));
  const head: Item = {
    blocks: [...above.blocks, ...(first?.blocks ?? [])],
    plain: [...above.plain, ...(first?.plain ?? [])],
    notes: first?.notes ?? [],
  };
  return [head, ...others];
}

/** What did not fit of an answer, or the readings it offers. */
function buttonsOf(answer: PartAnswer, shown: number, reply: Answers): (Button | null)[] {
  const { statements, more, again, asOf, entry, choices, language } = answer;
  const left = statements.length + more.length - shown;
  const rest =
    left > 0 && again !== null
      ? pinned('run', `${escapeText(entry?.title ?? again, 55)}: ${phrases(language).more(left)}`, again, {
          ...reply,
          asOf,
        })
      : null;
  return [rest, ...choices.map(({ label, question }) => press('run', label, `ask ${question}`, reply))];
}

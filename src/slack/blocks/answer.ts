import type { Button } from '@slack/types';
import type { Answer } from '../../core/answer.ts';
import { phrases } from '../../core/phrases/phrases.ts';
import type { Reply } from '../../core/reply.ts';
import { limits } from '../limits.ts';
import { cleanText, escapeText } from '../mrkdwn.ts';
import { surfaceWords } from '../words/surfaces.ts';
import { Footnotes } from './citation.ts';
import { type Layout, lazyItems, type Part } from './layout.ts';
import {
  asked,
  asOfLine,
  context,
  footer,
  header,
  joinParts,
  moreButton,
  pinned,
  press,
  type Request,
  section,
  shareButton,
} from './request.ts';
import { statementItem, verdictMark } from './status.ts';

const statementsAtOnce = 5;
const maxWarnings = 6;

/** An answer: what holds, for which day, the statements with their numbers, warnings, sources, and what to ask next. */
export function layOutAnswer(reply: Reply & { kind: 'answer' }, request: Request): Layout {
  const { answer } = reply;
  const footnotes = new Footnotes(reply.language);
  return {
    top: joinParts(
      asked(request, reply.language),
      headline(answer),
      asOfLine(reply, answer.headline),
      warnings(answer),
      nearest(answer),
    ),
    items: lazyItems([...answer.statements, ...answer.more], (one) => statementItem(one, footnotes, reply)),
    pageSize: statementsAtOnce,
    bottom: footer(reply, request),
    buttons: [
      ...choices(reply),
      ...nearestButtons(reply),
      shareButton(reply, request),
      ...entryButtons(reply),
      ...related(reply),
    ],
    more: moreButton(reply, request),
  };
}

/** The verdict in words, with a sign. A headline too long for a header keeps its verdict there and follows whole. */
export function headline({ verdict, headline: text, language, entry }: Answer): Part {
  const mark = verdict === null ? '' : `${verdictMark(verdict)} `;
  const whole = `${mark}${cleanText(text)}`;
  if (whole.length <= limits.header) return { blocks: [header(whole)], plain: [text] };
  const short = verdict === null ? (entry?.title ?? text) : `${mark}${phrases(language).verdict[verdict]}`;
  return { blocks: [header(short), section(escapeText(text, 1_000))], plain: [text] };
}

export function warnings({ warnings: all }: Answer): Part {
  const lines = all.slice(0, maxWarnings);
  const text = lines.map((line) => `*!* ${escapeText(line, 320)}`).join('\n');
  return {
    blocks: text === '' ? [] : [context(text)],
    plain: lines.map((line) => `! ${line}`),
  };
}

/** What comes nearest to a question without an answer. */
export function nearest({ nearest: entries, language }: Answer): Part {
  if (entries.length === 0) return { blocks: [], plain: [] };
  const title = phrases(language).nearest;
  const lines = entries.map((entry) => `• ${escapeText(entry.title, 250)}`);
  return {
    blocks: [section(`*${escapeText(title, 100)}*\n${lines.join('\n')}`)],
    plain: [`${title}: ${entries.map((entry) => entry.title).join('; ')}`],
  };
}

function nearestButtons(reply: Reply & { kind: 'answer' }): (Button | null)[] {
  return reply.answer.nearest.map(({ kind, id, title }) =>
    kind === 'instrument' || kind === 'provision'
      ? pinned('open', title, `rule ${id}`, reply)
      : pinned('run', title, `ask ${title}`, reply),
  );
}

function choices(reply: Reply & { kind: 'answer' }): (Button | null)[] {
  return reply.answer.choices.map(({ label, question }) => press('run', label, `ask ${question}`, reply));
}

function related(reply: Reply & { kind: 'answer' }): (Button | null)[] {
  return reply.answer.related.map(({ label, question }) => press('run', label, `ask ${question}`, reply));
}

function entryButtons(reply: Reply & { kind: 'answer' }): (Button | null)[] {
  const { entry, outcome } = reply.answer;
  if (entry === null || outcome !== 'answer') return [];
  const words = phrases(reply.language);
  return [
    entry.kind === 'guide' ? null : pinned('run', words.history, `history ${entry.id}`, reply),
    pinned('run', words.sources, `sources ${entry.id}`, reply),
    entry.kind === 'topic' ? pinned('open', surfaceWords(reply.language).openTopic, `rule ${entry.id}`, reply) : null,
  ];
}

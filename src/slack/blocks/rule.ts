import { formatDay } from '../../core/day.ts';
import { phrases } from '../../core/phrases/phrases.ts';
import type { Reply } from '../../core/reply.ts';
import { labels } from '../labels.ts';
import { limits } from '../limits.ts';
import { escapeText } from '../mrkdwn.ts';
import { Footnotes } from './citation.ts';
import type { Layout, Part } from './layout.ts';
import {
  asked,
  asOfLine,
  context,
  footer,
  header,
  joinParts,
  moreButton,
  pinned,
  type Request,
  section,
  shareButton,
  titled,
} from './request.ts';
import { statementItem, timelineItem, verdictMark } from './status.ts';

/** As many as a message holds. */
const manyItems = 100;

/** A rule as it is opened: what it is, what it says, what happened to it, where that stands. */
export function layOutRule(reply: Reply & { kind: 'rule' }, request: Request): Layout {
  const { rule, language } = reply;
  const footnotes = new Footnotes(language);
  const statements = rule.statements.map((statement) =>
    statementItem(statement.rule === rule.id ? { ...statement, rule: null } : statement, footnotes, reply),
  );
  const history = titled(
    phrases(language).history,
    rule.timeline.map((entry) => timelineItem(entry, footnotes, language)),
  );
  return {
    top: joinParts(asked(request, language), ruleTitle(reply), asOfLine(reply, rule.title.slice(0, limits.header - 2))),
    // An act says more than one page holds; where it stands comes before what it says.
    items: rule.id.includes('/') ? [...statements, ...history] : [...history, ...statements],
    pageSize: manyItems,
    bottom: footer(reply, request),
    buttons: [shareButton(reply, request), pinned('run', phrases(language).sources, `sources ${rule.id}`, reply)],
    more: moreButton(reply, request),
  };
}

/** All that happened to a thing, newest first. */
export function layOutHistory(reply: Reply & { kind: 'history' }, request: Request): Layout {
  const { title, timeline, language } = reply;
  const footnotes = new Footnotes(language);
  const heading = `${phrases(language).history}: ${title}`;
  return {
    top: joinParts(asked(request, language), { blocks: [header(heading)], plain: [heading] }, asOfLine(reply)),
    items: timeline.map((entry) => timelineItem(entry, footnotes, language)),
    pageSize: manyItems,
    bottom: footer(reply, request),
    buttons: [shareButton(reply, request)],
    more: moreButton(reply, request),
  };
}

function ruleTitle({ rule, language }: Reply & { kind: 'rule' }): Part {
  const { title, original, issuers, checked, verdict, codes } = rule;
  const mark = verdict === null ? '' : `${verdictMark(verdict)} `;
  const about = [original ?? '', issuers.join(', '), labels(language).checked(formatDay(checked, language))]
    .filter((part) => part !== '')
    .join(' · ');
  const codeLine = codes.length === 0 ? [] : [`${phrases(language).codes}: ${codes.join(', ')}`];
  return {
    blocks: [
      header(`${mark}${title}`),
      context(escapeText(about, 800)),
      ...codeLine.map((line) => section(escapeText(line, 1_500))),
    ],
    plain: [title, about, ...codeLine],
  };
}

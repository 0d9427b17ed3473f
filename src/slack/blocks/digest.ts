import { formatDay, formatDistance } from '../../core/day.ts';
import type { DigestGroup, DigestLine, DigestSection } from '../../core/digest.ts';
import { lateWord } from '../../core/phrases/late.ts';
import { phrases } from '../../core/phrases/phrases.ts';
import type { Reply } from '../../core/reply.ts';
import { weightiest } from '../../core/shown.ts';
import { labels } from '../labels.ts';
import { escapeText } from '../mrkdwn.ts';
import { announcementButtons } from '../subscribe/stoppable.ts';
import { Footnotes, marks } from './citation.ts';
import type { Item, Layout, Part } from './layout.ts';
import { context, footer, header, joinParts, moreButton, pinned, type Request, section, titled } from './request.ts';
import { statementItem, statusWords } from './status.ts';

type DigestReply = Reply & { kind: 'digest' };

/** A morning's announcement, section by section, or the line that there is none. */
export function layOutDigest(reply: DigestReply, request: Request): Layout {
  const footnotes = new Footnotes(reply.language);
  const items = reply.digest.sections.flatMap((one) => sectionItems(one, footnotes, reply));
  return {
    top: joinParts(reply.digest.quiet ? quietPart(reply) : headPart(reply), topicsPart(reply), warningsPart(reply)),
    items,
    pageSize: Math.max(items.length, 1),
    bottom: footer(reply, request),
    buttons: request.subscribed ? announcementButtons(reply.language) : [],
    more: moreButton(reply, request),
  };
}

function quietPart({ digest, asOf, language }: DigestReply): Part {
  const line = phrases(language).quiet(formatDay(asOf, language), formatDay(digest.since, language));
  return { blocks: [section(escapeText(line, 600))], plain: [line] };
}

function headPart({ asOf, language }: DigestReply): Part {
  const title = phrases(language).digest(formatDay(asOf, language));
  return { blocks: [header(title)], plain: [title] };
}

function topicsPart({ digest: { topics }, language }: DigestReply): Part {
  const lines = topics.length > 0 ? [phrases(language).digestTopics(topics.join(', '))] : [];
  return { blocks: lines.map((line) => context(escapeText(line, 600))), plain: lines };
}

function warningsPart({ digest: { warnings } }: DigestReply): Part {
  return {
    blocks: warnings.map((warning) => section(`*!* ${escapeText(warning, 400)}`)),
    plain: warnings.map((warning) => `! ${warning}`),
  };
}

function sectionItems({ kind, groups, beside }: DigestSection, footnotes: Footnotes, reply: DigestReply): Item[] {
  return titled(phrases(reply.language).digestKind[kind], [
    ...groups.flatMap((group) => group.lines.map((line) => lineItem(line, group, footnotes, reply))),
    ...beside.map((statement) => statementItem(statement, footnotes, reply)),
  ]);
}

/** Day, distance and status stand over every line: a page may begin with any of them. */
function lineItem(
  { rule, title, text, citations }: DigestLine,
  group: DigestGroup,
  footnotes: Footnotes,
  reply: Reply,
): Item {
  const { language } = reply;
  const { from, days, status, forecast, late } = group;
  const notes = footnotes.of(weightiest(citations));
  const when = `${formatDay(from, language)} · ${formatDistance(days, language)}`;
  const states = [
    ...(status === null ? [] : [statusWords(status, forecast, language)]),
    ...(late ? [lateWord(language)] : []),
  ];
  const lead = [`*${escapeText(when, 100)}*`, ...states.map((state) => escapeText(state, 100))].join(' · ');
  const body = `${escapeText(text, 2_000)} ${marks(notes).slice(0, 100)}`;
  return {
    blocks: [
      section(
        `${lead}\n*${escapeText(title, 300)}*\n${body}`,
        pinned('open', labels(language).openRule, `rule ${rule}`, reply),
      ),
    ],
    plain: [`${[when, ...states].join(', ')}: ${title}. ${text} ${marks(notes)}`],
    notes,
  };
}

import { formatDay } from '../../core/day.ts';
import type { Change, Reply } from '../../core/reply.ts';
import { labels } from '../labels.ts';
import { escapeText } from '../mrkdwn.ts';
import { surfaceWords } from '../words/surfaces.ts';
import { Footnotes, marks, noteLines } from './citation.ts';
import type { Item, Layout } from './layout.ts';
import {
  asked,
  asOfLine,
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
import { statusWords } from './status.ts';

const changesAtOnce = 10;
const sourcesAtOnce = 20;
const suggestionsAtOnce = 5;

/** What changed, or what is to come. */
export function layOutChanges(reply: Reply & { kind: 'changes' }, request: Request): Layout {
  const { title, empty, changes, language } = reply;
  const footnotes = new Footnotes(language);
  const none = changes.length > 0 ? [] : [empty];
  return {
    top: joinParts(asked(request, language), { blocks: [header(title)], plain: [title] }, asOfLine(reply), {
      blocks: none.map((line) => section(escapeText(line, 500))),
      plain: none,
    }),
    items: changes.map((change) => changeItem(change, footnotes, reply)),
    pageSize: changesAtOnce,
    bottom: footer(reply, request),
    buttons: [shareButton(reply, request)],
    more: moreButton(reply, request),
  };
}

/** One change: day, status and name over the note. */
export function changeItem(change: Change, footnotes: Footnotes, reply: Reply): Item {
  const { language } = reply;
  const notes = footnotes.of(change.citations);
  const day = formatDay(change.from, language);
  const status = statusWords(change.status, change.forecast, language);
  const first = `*${escapeText(day, 60)}* · ${escapeText(status, 100)}`;
  const text = `${first}\n*${escapeText(change.title, 300)}*\n${escapeText(change.note, 2_000)} ${marks(notes).slice(0, 100)}`;
  return {
    blocks: [section(text, pinned('open', surfaceWords(language).openChange, `rule ${change.id}`, reply))],
    plain: [`${day}, ${status}: ${change.title}. ${change.note} ${marks(notes)}`],
    notes,
  };
}

/** The documents behind an answer, one numbered line each. */
export function layOutSources(reply: Reply & { kind: 'sources' }, request: Request): Layout {
  const { title, citations, language } = reply;
  const footnotes = new Footnotes(language);
  const items = citations.map((citation): Item => {
    const lines = noteLines(footnotes.of([citation]));
    return { blocks: lines.map(({ line }) => section(line)), plain: lines.map(({ plain }) => plain), notes: [] };
  });
  return {
    top: joinParts(asked(request, language), { blocks: [header(title)], plain: [title] }, asOfLine(reply)),
    items,
    pageSize: sourcesAtOnce,
    bottom: footer(reply, request),
    buttons: [shareButton(reply, request)],
    more: moreButton(reply, request),
  };
}

/** The commands, and questions to begin with. */
export function layOutHelp(reply: Reply & { kind: 'help' }, request: Request): Layout {
  const { commands, suggestions, language } = reply;
  const title = labels(language).helpTitle;
  const items = commands.map(
    ({ usage, summary }): Item => ({
      blocks: [section(`*${escapeText(usage, 200)}*\n${escapeText(summary, 500)}`)],
      plain: [`${usage}: ${summary}`],
      notes: [],
    }),
  );
  return {
    top: { blocks: [header(title)], plain: [title] },
    items,
    pageSize: commands.length,
    bottom: footer(reply, request),
    buttons: suggestionButtons(suggestions, reply),
    more: moreButton(reply, request),
  };
}

/** What is wrong with an input, and what to do instead. */
export function layOutProblem(reply: Reply & { kind: 'problem' }, request: Request): Layout {
  const { message, tip, suggestions, language } = reply;
  const title = labels(language).problemTitle;
  return {
    top: {
      blocks: [
        header(title),
        section([escapeText(message, 1_000), escapeText(tip, 1_000)].filter((part) => part !== '').join('\n') || '…'),
      ],
      plain: [title, message, tip],
    },
    items: [],
    pageSize: 1,
    bottom: footer(reply, request),
    buttons: suggestionButtons(suggestions, reply),
    more: moreButton(reply, request),
  };
}

function suggestionButtons(suggestions: string[], reply: Reply) {
  return suggestions.slice(0, suggestionsAtOnce).map((suggestion) => press('run', suggestion, suggestion, reply));
}

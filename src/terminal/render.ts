import type { Answer, Choice, Verdict } from '../core/answer.ts';
import { formatDay } from '../core/day.ts';
import type { Language } from '../core/language.ts';
import { phrases } from '../core/phrases/phrases.ts';
import type { Change, Reply, TimelineEntry } from '../core/reply.ts';
import { citationLine, Footnotes, footnoteLines } from './citations.ts';
import { digestLines } from './digest.ts';
import { itemLines } from './items.ts';
import { columnsOf, hang, type Page, type Style, styled, wrap } from './layout.ts';
import { heading, statementLines, statusColumns, statusWord } from './lines.ts';

/** A reply as terminal text. */
export function renderReply(reply: Reply, page: Page, disclaimer: string): string {
  return [...body(reply, page), '', footer(reply, page, disclaimer), ''].join('\n');
}

function body(reply: Reply, page: Page): string[] {
  const { language } = reply;
  const words = phrases(language);
  switch (reply.kind) {
    case 'answer':
      return answerLines(reply.answer, page);
    case 'answers':
      return [
        ...reply.answers.flatMap((answer, index) => [...(index > 0 ? [''] : []), ...answerLines(answer, page)]),
        ...alsoAsk(reply.rest, words.alsoAsk, page),
      ];
    case 'rule': {
      const { title, id, codes, statements, timeline, original } = reply.rule;
      const notes = new Footnotes();
      return [
        ...heading(title, page),
        ...hang(page, '  ', [id, original].filter(Boolean).join(' · ')),
        '',
        ...statements.flatMap((statement) => statementLines(statement, notes, page, language)),
        ...(codes.length > 0 ? ['', ...hang(page, `  ${words.codes}: `, codes.join(', '))] : []),
        '',
        ...heading(words.history, page),
        ...timeline.flatMap((entry) => timelineLines(entry, notes, page, language)),
        '',
        ...footnoteLines(page, notes, language),
      ];
    }
    case 'history': {
      const notes = new Footnotes();
      return [
        ...heading(reply.title, page),
        '',
        ...reply.timeline.flatMap((entry) => timelineLines(entry, notes, page, language)),
        '',
        ...footnoteLines(page, notes, language),
      ];
    }
    case 'changes': {
      const notes = new Footnotes();
      const lines = reply.changes.flatMap((change) => changeLines(change, notes, page, language));
      return [
        ...heading(reply.title, page),
        '',
        ...(lines.length > 0 ? lines : [`  ${reply.empty}`]),
        '',
        ...footnoteLines(page, notes, language),
      ];
    }
    case 'digest':
      return digestLines(reply, page);
    case 'sources':
      return [
        ...heading(reply.title, page),
        '',
        ...reply.citations.flatMap((citation) => hang(page, '  - ', citationLine(citation, language))),
      ];
    case 'items':
      return itemLines(reply, page);
    case 'help': {
      const width = Math.max(...reply.commands.map(({ usage }) => usage.length)) + 2;
      return [
        ...reply.commands.flatMap(({ usage, summary }) => hang(page, `  ${usage.padEnd(width)}`, summary)),
        '',
        ...reply.suggestions.map((suggestion) => `  ${suggestion}`),
      ];
    }
    case 'notice':
      return [
        ...wrap(reply.title, page.width),
        ...reply.lines.flatMap((line) => wrap(line, page.width)),
        ...reply.items.flatMap(({ title, lines }) => [
          ...hang(page, '  - ', title),
          ...lines.flatMap((line) => hang(page, '    ', line)),
        ]),
      ];
    case 'problem':
      return [
        ...wrap(reply.message, page.width),
        ...wrap(reply.tip, page.width),
        ...reply.suggestions.map((suggestion) => `  ${suggestion}`),
      ];
  }
}

/** What a guide is called is what to ask. */
function choiceLine({ label, question }: Answer['choices'][number]): string {
  return label === question ? label : `${label}  →  ${question}`;
}

function answerLines(answer: Answer, page: Page): string[] {
  const { language, statements, more, warnings, choices, nearest, related, headline, verdict } = answer;
  const words = phrases(language);
  const notes = new Footnotes();
  const shown = statements.flatMap((statement) => statementLines(statement, notes, page, language));
  return [
    ...wrap(headline, page.width).map((line) => styled(page, ['bold', verdict ? colours[verdict] : 'bold'], line)),
    ...(shown.length > 0 ? ['', ...shown] : []),
    ...(more.length > 0 ? [`  … ${words.more(more.length)}`] : []),
    ...choices.flatMap((choice, index) => hang(page, `  ${index + 1}. `, choiceLine(choice))),
    ...(nearest.length > 0 ? ['', `${words.nearest}:`] : []),
    ...nearest.flatMap(({ title, id }) => hang(page, '  - ', `${title} (${id})`)),
    ...warnings.flatMap((warning) => hang(page, '  ! ', warning).map((line) => styled(page, 'yellow', line))),
    ...(notes.all.length > 0 ? ['', ...footnoteLines(page, notes, language)] : []),
    ...alsoAsk(related, words.alsoAsk, page),
  ];
}

function alsoAsk(related: readonly Choice[], label: string, page: Page): string[] {
  return related.length === 0
    ? []
    : ['', ...hang(page, `${label}: `, related.map(({ question }) => question).join(' · '))];
}

const colours: Record<Verdict, Extract<Style, string>> = {
  prohibited: 'red',
  refused_in_principle: 'red',
  licence_required: 'yellow',
  quota: 'yellow',
  reporting: 'yellow',
  unknown: 'magenta',
  depends: 'cyan',
  suspended: 'blue',
  announced: 'blue',
  not_covered: 'green',
};

function timelineLines(entry: TimelineEntry, notes: Footnotes, page: Page, language: Language): string[] {
  const status = statusWord(entry.status, entry.forecast, language);
  const pad = ' '.repeat(Math.max(statusColumns - columnsOf(status), 1));
  return hang(page, `  ${entry.from}  ${status}${pad}`, `${entry.note} ${notes.mark(entry.citations)}`);
}

function changeLines(change: Change, notes: Footnotes, page: Page, language: Language): string[] {
  return [
    ...hang(page, `  ${change.from}  `, styled(page, 'bold', change.title)),
    ...hang(
      page,
      '              ',
      `${statusWord(change.status, change.forecast, language)}: ${change.note} ${notes.mark(change.citations)}`,
    ),
    ...hang(page, '              ', styled(page, 'dim', change.rule)),
  ];
}

function footer({ language, asOf, revision }: Reply, page: Page, disclaimer: string): string {
  const words = phrases(language);
  const parts = [words.asOf(formatDay(asOf, language)), words.knowledge(revision), disclaimer];
  return styled(page, 'dim', parts.join(' · '));
}

import { formatDay, formatDistance } from '../core/day.ts';
import type { DigestGroup, DigestSection } from '../core/digest.ts';
import type { Language } from '../core/language.ts';
import { lateWord } from '../core/phrases/late.ts';
import { phrases } from '../core/phrases/phrases.ts';
import type { Reply } from '../core/reply.ts';
import { Footnotes, footnoteLines } from './citations.ts';
import { hang, type Page, styled } from './layout.ts';
import { heading, statementLines, statusWord } from './lines.ts';

/** A morning's announcement, or the line that there is none. */
export function digestLines({ digest, asOf, language }: Reply & { kind: 'digest' }, page: Page): string[] {
  const words = phrases(language);
  const day = formatDay(asOf, language);
  const topics = digest.topics.length > 0 ? hang(page, '  ', words.digestTopics(digest.topics.join(', '))) : [];
  if (digest.quiet) return [...hang(page, '', words.quiet(day, formatDay(digest.since, language))), ...topics];
  const notes = new Footnotes();
  return [
    ...heading(words.digest(day), page),
    ...topics,
    ...digest.warnings.flatMap((warning) => hang(page, '  ! ', warning).map((line) => styled(page, 'yellow', line))),
    ...digest.sections.flatMap((section) => ['', ...sectionLines(section, notes, page, language)]),
    '',
    ...footnoteLines(page, notes, language),
  ];
}

function sectionLines(
  { kind, groups, beside }: DigestSection,
  notes: Footnotes,
  page: Page,
  language: Language,
): string[] {
  return [
    ...heading(phrases(language).digestKind[kind], page),
    ...groups.flatMap((group) => groupLines(group, notes, page, language)),
    ...beside.flatMap((statement) => statementLines(statement, notes, page, language)),
  ];
}

function groupLines(
  { from, status, forecast, late, days, lines }: DigestGroup,
  notes: Footnotes,
  page: Page,
  language: Language,
): string[] {
  const word = status === null ? '' : statusWord(status, forecast, language);
  const meant = status !== null && forecast ? `${word}: ${phrases(language).status[status]}` : word;
  const mark = late ? ` · ${lateWord(language)}` : '';
  const when = `${formatDay(from, language)} · ${formatDistance(days, language)}${mark}`;
  return [
    ...hang(page, '  ', `${when}  ${meant}`.trimEnd()),
    ...lines.flatMap(({ title, text, citations, rule }) => [
      ...hang(page, '    ', styled(page, 'bold', title)),
      ...hang(page, '      ', `${text} ${notes.mark(citations)}`),
      ...hang(page, '      ', styled(page, 'dim', rule)),
    ]),
  ];
}

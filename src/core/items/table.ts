import type { Citation } from '../citation.ts';
import type { Day } from '../day.ts';
import type { Language } from '../language.ts';
import { phrases } from '../phrases/phrases.ts';
import type { ItemLine, ItemResult, RefusedLine } from './item.ts';
import { itemWords } from './words.ts';

/** A result in the words of a table, each at most a sentence or two. */
export interface ItemCells {
  verdict: string;
  /** Act and place of the strictest statement, and its source; null where nothing was found. */
  act: string;
  citation: Citation | null;
  missing: string;
}

/** All that a line says of its item, for people to know it by. */
export function sayItem({ thing, composition, kind, code, destination, user, given }: ItemLine): string {
  const parts = [thing, composition, kind, code, destination, user].filter((part) => part !== undefined);
  return parts.length === 0 ? given : parts.join(', ');
}

/** The verdict in words. Where no rule was found it is never left empty: silence would read as clearance. */
export function cellsOf({ answer, missing, ignored }: ItemResult, language: Language): ItemCells {
  const words = itemWords(language);
  const { verdict, outcome, entry, statements } = answer;
  const citation = statements[0]?.citations[0] ?? null;
  const needs = missing.map(({ what, options }) =>
    options.length === 0 ? words.missing[what] : `${words.missing[what]} (${options.join(' / ')})`,
  );
  return {
    verdict:
      verdict !== null
        ? phrases(language).verdict[verdict]
        : outcome === 'choose'
          ? words.unclear
          : entry === null
            ? words.notUnderstood
            : words.noRule,
    act: citation === null ? '' : [citation.number ?? citation.title, citation.pinpoint].filter(Boolean).join(', '),
    citation,
    missing: [...needs, ...ignored.map((one) => words.ignored(one))].join('; '),
  };
}

/**
 * The whole of a checked list as rows of text, the first of them headings: for a file. Cells that a spreadsheet would
 * take for a formula are made text with an apostrophe before them.
 */
export function tableOf({
  items,
  refused,
  language,
  asOf,
  revision,
}: {
  items: readonly ItemResult[];
  refused: readonly RefusedLine[];
  language: Language;
  asOf: Day;
  revision: string;
}): string[][] {
  const words = itemWords(language);
  const { columns } = words;
  const head = [
    columns.line,
    columns.reference,
    columns.item,
    columns.composition,
    columns.code,
    columns.destination,
    columns.user,
    columns.verdict,
    columns.headline,
    columns.act,
    columns.address,
    columns.missing,
    columns.asOf,
    columns.revision,
    columns.given,
  ];
  const results = items.map((result) => {
    const { item, answer } = result;
    const cells = cellsOf(result, language);
    return {
      line: item.line,
      row: [
        String(item.line),
        item.reference ?? '',
        item.thing ?? '',
        [item.composition, item.kind].filter(Boolean).join(', '),
        item.code ?? '',
        item.destination ?? '',
        item.user ?? '',
        cells.verdict,
        [answer.headline, ...answer.warnings].join(' '),
        cells.act,
        cells.citation?.url ?? '',
        cells.missing,
        answer.asOf,
        revision,
        item.given,
      ],
    };
  });
  const refusals = refused.map(({ line, given, why }) => ({
    line,
    row: [String(line), ...head.slice(1, 7).map(() => ''), words.notUnderstood, why, '', '', '', asOf, revision, given],
  }));
  const rows = [...results, ...refusals].sort((a, b) => a.line - b.line).map(({ row }) => row);
  return [head, ...rows].map((row) => row.map(guardCell));
}

/** =1+1, +49, -2, @name: text to us, a formula to a spreadsheet (OWASP, "CSV Injection"). */
export function guardCell(cell: string): string {
  return /^[\s]*[=+\-@＝＋－＠]|^[\t\r]/u.test(cell) ? `'${cell}` : cell;
}

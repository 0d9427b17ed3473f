import { type Language, languages } from '../core/language.ts';
import type { KnowledgeStats } from '../knowledge/stats.ts';
import { columnsOf, type Page, styled } from './layout.ts';

type Counts = Partial<Record<string, number>>;
type Row = readonly [label: string, ...cells: (number | string)[]];

/** What a knowledge base holds, as tables: numbers, then texts by language, then provisions and sources by kind. */
export function renderStats(stats: KnowledgeStats, page: Page): string {
  const { oldest } = stats;
  const spoken = languages.filter((language) => byLanguage(stats).some(([, counts]) => counts[language]));
  return [
    ...table(
      page,
      ['Knowledge', stats.revision],
      [
        ['sources', stats.sources],
        ['  read by someone', stats.read],
        ['acts', stats.instruments],
        ['provisions', stats.provisions],
        ['topics', stats.topics],
        ['guides', stats.guides],
      ],
    ),
    '',
    ...table(
      page,
      ['Words', ...spoken],
      byLanguage(stats).map(([label, counts]) => languageRow(label, counts, spoken)),
    ),
    '',
    ...table(page, ['Provisions by effect', ''], sorted(stats.effects)),
    '',
    ...table(page, ['Provisions by confidence', ''], sorted(stats.confidence)),
    '',
    ...table(page, ['Sources by kind', ''], sorted(stats.sourceKinds)),
    '',
    oldest
      ? `Longest unchecked: ${oldest.id}, last compared with its sources on ${oldest.checked}`
      : 'Nothing to check',
    '',
  ].join('\n');
}

function byLanguage({ statements, examples, names }: KnowledgeStats): [string, Counts][] {
  return [
    ['statements', statements],
    ['example questions', examples],
    ['names and aliases', names],
  ];
}

function languageRow(label: string, counts: Counts, spoken: readonly Language[]): Row {
  return [label, ...spoken.map((language) => counts[language] ?? 0)];
}

/** Most frequent first; equals by name. */
function sorted(counts: Counts): Row[] {
  return Object.entries(counts)
    .map(([key, count = 0]): [string, number] => [key.replaceAll('_', ' '), count])
    .sort(([a, many], [b, few]) => few - many || (a < b ? -1 : 1));
}

const labelColumns = 28;
const cellColumns = 8;

/** Labels to the left, numbers to the right of their columns. */
function table(page: Page, [title, ...heads]: Row, rows: readonly Row[]): string[] {
  return [styled(page, 'bold', line(title, heads)), ...rows.map(([label, ...cells]) => line(`  ${label}`, cells))];
}

function line(label: string, cells: readonly (number | string)[]): string {
  const padding = ' '.repeat(Math.max(labelColumns - columnsOf(label), 1));
  return `${label}${padding}${cells.map((cell) => String(cell).padStart(cellColumns)).join('')}`.trimEnd();
}

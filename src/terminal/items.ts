import { cellsOf, sayItem } from '../core/items/table.ts';
import { itemWords } from '../core/items/words.ts';
import type { Reply } from '../core/reply.ts';
import { hang, type Page, styled, wrap } from './layout.ts';
import { heading } from './lines.ts';

/** A checked list: each item with its verdict, where that stands, and what is missing to decide. */
export function itemLines({ items, refused, language }: Reply & { kind: 'items' }, page: Page): string[] {
  const words = itemWords(language);
  const { columns } = words;
  const width = String(Math.max(1, ...items.map(({ item }) => item.line))).length;
  const indent = ' '.repeat(width + 4);
  return [
    ...heading(words.title(items.length), page),
    '',
    ...items.flatMap((result) => {
      const { verdict, act, citation, missing } = cellsOf(result, language);
      const { line, reference } = result.item;
      const thing = [reference ?? '', sayItem(result.item)].filter((part) => part !== '').join(': ');
      const source = [act, citation?.url ?? ''].filter((part) => part !== '').join(' ');
      return [
        ...hang(page, `  ${String(line).padStart(width)}  `, `${thing} – ${styled(page, 'bold', verdict)}`),
        ...(source === '' ? [] : hang(page, indent, styled(page, 'dim', source))),
        ...(missing === '' ? [] : hang(page, indent, `${columns.missing}: ${missing}`)),
      ];
    }),
    ...[...new Set(items.flatMap(({ answer }) => answer.warnings))].flatMap((warning) => hang(page, '  ! ', warning)),
    ...(refused.length === 0 ? [] : ['', ...wrap(words.refused(refused.length), page.width)]),
    ...refused.flatMap(({ line, given, why }) =>
      hang(page, `  ! ${columns.line} ${line}: `, `${why}${given === '' ? '' : `: ${given}`}`),
    ),
  ];
}

import type { RichTextBlock, TableBlock } from '@slack/types';
import { verdicts } from '../../core/answer.ts';
import type { ItemResult } from '../../core/items/item.ts';
import { cellsOf, sayItem } from '../../core/items/table.ts';
import { itemWords } from '../../core/items/words.ts';
import type { Language } from '../../core/language.ts';
import { phrases } from '../../core/phrases/phrases.ts';
import type { Reply } from '../../core/reply.ts';
import { clip, escapeText, safeAddress, unmarked } from '../mrkdwn.ts';
import type { Item, Layout, Part } from './layout.ts';
import { asked, asOfLine, context, footer, header, joinParts, moreButton, type Request } from './request.ts';
import { verdictMark } from './status.ts';

type ItemsReply = Reply & { kind: 'items' };
type Cell = TableBlock['rows'][number][number];

/** Of a table's hundred rows one holds the headings. */
const itemsAtOnce = 99;
const refusedAtOnce = 10;
const warningsAtOnce = 5;

/** A checked list: how many of what, then a row for each item. */
export function layOutItems(reply: ItemsReply, request: Request): Layout {
  const { items, language } = reply;
  const title = itemWords(language).title(items.length);
  return {
    top: joinParts(
      asked(request, language),
      { blocks: [header(title)], plain: [title] },
      asOfLine(reply),
      summary(items, language),
      cautions(items),
      refusals(reply),
    ),
    items: items.map((item) => rowItem(item, language)),
    pageSize: itemsAtOnce,
    bottom: footer(reply, request),
    buttons: [],
    more: moreButton(reply, request),
  };
}

/** "◆ Licence required: 3 · ○ Not covered: 2", strictest first, and what has no verdict last. */
function summary(items: readonly ItemResult[], language: Language): Part {
  const words = phrases(language);
  const counts = verdicts.flatMap((verdict) => {
    const count = items.filter(({ answer }) => answer.verdict === verdict).length;
    return count === 0 ? [] : [`${verdictMark(verdict)} ${words.verdict[verdict]}: ${count}`];
  });
  const without = items.filter(({ answer }) => answer.verdict === null);
  const open = [...new Set(without.map((item) => cellsOf(item, language).verdict))].map(
    (verdict) => `? ${verdict}: ${without.filter((item) => cellsOf(item, language).verdict === verdict).length}`,
  );
  const line = [...counts, ...open].join(' · ');
  return line === '' ? { blocks: [], plain: [] } : { blocks: [context(escapeText(line, 1_000))], plain: [line] };
}

/** What the answers warn of, each once: not verified, not clearance, a day ahead. */
function cautions(items: readonly ItemResult[]): Part {
  const lines = [...new Set(items.flatMap(({ answer }) => answer.warnings))].slice(0, warningsAtOnce);
  if (lines.length === 0) return { blocks: [], plain: [] };
  return { blocks: [context(lines.map((line) => `*!* ${escapeText(line, 320)}`).join('\n'))], plain: lines };
}

/** Lines that were not read are named, the first of them one by one. */
function refusals({ refused, language }: ItemsReply): Part {
  if (refused.length === 0) return { blocks: [], plain: [] };
  const { columns, refused: count } = itemWords(language);
  const lines = refused
    .slice(0, refusedAtOnce)
    .map(({ line, given, why }) => `${columns.line} ${line}: ${why}${given === '' ? '' : ` (${clip(given, 80)})`}`);
  const all = [count(refused.length), ...lines, ...(refused.length > refusedAtOnce ? ['…'] : [])];
  return { blocks: [context(all.map((line) => `*!* ${escapeText(line, 180)}`).join('\n'))], plain: all };
}

/** A table of one row; the layout joins them. */
function rowItem(result: ItemResult, language: Language): Item {
  const { columns } = itemWords(language);
  const { item, answer } = result;
  const { verdict, act, citation, missing } = cellsOf(result, language);
  const mark = answer.verdict === null ? '?' : verdictMark(answer.verdict);
  const thing = [item.reference ?? '', sayItem(item)].filter((part) => part !== '').join(': ');
  const heads = [columns.line, columns.item, columns.verdict, columns.act, columns.missing];
  return {
    blocks: [
      {
        type: 'table',
        rows: [
          heads.map((head) => text(head)),
          [
            text(String(item.line)),
            text(thing),
            text(`${mark} ${verdict}`),
            linked(act, citation?.url ?? null),
            text(missing === '' ? '–' : missing),
          ],
        ],
        column_settings: heads.map(() => ({ is_wrapped: true })),
      },
    ],
    plain: [
      `${item.line}. ${thing}: ${verdict}${act === '' ? '' : ` (${act})`}${missing === '' ? '' : `. ${columns.missing}: ${missing}`}`,
    ],
    notes: [],
  };
}

const longestCell = 220;

function text(words: string): Cell {
  return { type: 'raw_text', text: unmarked(words, longestCell) || '–' };
}

function linked(words: string, address: string | null): Cell {
  const url = safeAddress(address);
  if (url === null || words === '') return text(words);
  const link = { type: 'link' as const, url, text: unmarked(words, longestCell) };
  const cell: RichTextBlock = { type: 'rich_text', elements: [{ type: 'rich_text_section', elements: [link] }] };
  return cell;
}

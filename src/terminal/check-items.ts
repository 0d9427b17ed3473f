import { readFileSync } from 'node:fs';
import { commands } from '../../commands/index.ts';
import type { CommandContext } from '../core/command.ts';
import { checkItems } from '../core/items/check.ts';
import type { RefusedLine } from '../core/items/item.ts';
import { languageOfRows } from '../core/items/language.ts';
import { tableOf } from '../core/items/table.ts';
import { inLanguage } from '../core/language.ts';
import type { Reply } from '../core/reply.ts';
import { readTable } from '../tabular/read.ts';
import { writeTable } from '../tabular/write.ts';
import { openKnowledge } from './knowledge.ts';
import { terminalPage } from './layout.ts';
import { renderReply } from './render.ts';
import type { RunSettings } from './reply.ts';
import { exitStatus, UsageError } from './status.ts';

/**
 * Checks the items of a CSV file, `-` for standard input, and writes the results to standard output: as text, with
 * `json` as one object, with `csv` as a file for a spreadsheet. The status is 0 when every line has an answer, 3 when
 * some line has none or could not be read, 4 when some line is to be made clearer.
 */
export async function runCheckItems(
  words: readonly string[],
  { csv = false, ...settings }: RunSettings & { csv?: boolean },
): Promise<number> {
  const [file, ...others] = words;
  if (file === undefined || others.length > 0) throw new UsageError('check-items takes one CSV file, or - for input');
  const { rows, broken } = readTable(readText(file));
  const opened = await openKnowledge(settings);
  if (!opened) return exitStatus.failure;

  const { read, readAll } = opened.matcher;
  const { today, on, json, language = languageOfRows(rows, { read, today, language: 'en' }) } = settings;
  const context: CommandContext = {
    base: opened.base,
    today,
    ...(on !== undefined && { on }),
    language,
    commands,
    read,
    readAll,
  };
  const { items, refused } = checkItems(rows, context, Number.POSITIVE_INFINITY);
  const unread = broken.map(({ line, text, why }): RefusedLine => ({ line, given: text, why }));
  const reply: Reply & { kind: 'items' } = {
    kind: 'items',
    items,
    refused: [...refused, ...unread].sort((a, b) => a.line - b.line),
    language,
    asOf: on ?? today,
    revision: opened.base.revision,
  };
  const page = terminalPage(process.stdout);
  process.stdout.write(
    csv
      ? writeTable(tableOf(reply))
      : json
        ? `${JSON.stringify(reply)}\n`
        : renderReply(reply, page, inLanguage(opened.base.about.disclaimer, language)),
  );
  return statusOfItems(reply);
}

function statusOfItems({ items, refused }: Reply & { kind: 'items' }): number {
  if (refused.length > 0 || items.some(({ answer }) => answer.outcome === 'no_answer')) return exitStatus.noAnswer;
  return items.some(({ answer }) => answer.outcome === 'choose') ? exitStatus.ambiguous : exitStatus.ok;
}

/** The text of a file. Spreadsheets write UTF-8, or UTF-16 with a mark; whatever else it is cannot be guessed safely. */
function readText(file: string): string {
  const bytes = readBytes(file);
  const encoding = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : 'utf-8';
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    throw new UsageError(`${file} is not UTF-8; save it as "CSV UTF-8"`);
  }
}

function readBytes(file: string): Buffer {
  try {
    return readFileSync(file === '-' ? 0 : file);
  } catch (error) {
    throw new UsageError(`${file} cannot be read: ${(error as NodeJS.ErrnoException).code ?? String(error)}`);
  }
}

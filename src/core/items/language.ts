import type { CommandContext } from '../command.ts';
import type { Language } from '../language.ts';
import type { ItemRow } from './item.ts';

const sample = 10;

/** The language that most lines of a list are written in; a table has one. */
export function languageOfRows(
  rows: readonly ItemRow[],
  { read, today, language }: Pick<CommandContext, 'read' | 'today' | 'language'>,
): Language {
  const counts = new Map<Language, number>();
  for (const { cells } of rows.slice(0, sample)) {
    const text = cells.join(', ').trim();
    // Codes and numbers alone are of no language.
    if (!/\p{L}{3}|[\p{Script=Han}\p{Script=Hangul}\p{Script=Katakana}]/u.test(text)) continue;
    const found = read(text, today).cues.language;
    counts.set(found, (counts.get(found) ?? 0) + 1);
  }
  const [first] = [...counts].sort((a, b) => b[1] - a[1]);
  return first?.[0] ?? language;
}

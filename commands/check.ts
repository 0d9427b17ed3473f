import { defineCommand } from '../src/core/command.ts';
import { checkItems } from '../src/core/items/check.ts';
import { languageOfRows } from '../src/core/items/language.ts';
import { splitLine } from '../src/core/items/line.ts';
import { itemWords } from '../src/core/items/words.ts';

export const check = defineCommand({
  name: 'check',
  usage: 'check <one item a line>',
  summary: 'Check a list: what each item is, and if known its composition, HS code and destination.',
  byLine: true,

  run(input, context) {
    const { base, today, on } = context;
    const rows = input
      .trim()
      .split(/\r\n|[\n\r\u2028]/)
      .map((text, index) => splitLine(text, index + 1));
    const language = languageOfRows(rows, context);
    const frame = { language, asOf: on ?? today, revision: base.revision };
    const { items, refused } = checkItems(rows, { ...context, language });
    if (items.length + refused.length > 0) return { kind: 'items', items, refused, ...frame };
    const words = itemWords(language);
    return { kind: 'problem', message: words.emptyList, tip: words.howTo, suggestions: [], ...frame };
  },
});

import { changesBetween } from '../src/core/changes.ts';
import { defineCommand } from '../src/core/command.ts';
import { addDays, formatDay, isDay } from '../src/core/day.ts';
import { phrases } from '../src/core/phrases/phrases.ts';

const daysBack = 90;

export const changes = defineCommand({
  name: 'changes',
  usage: 'changes [since day] [until day]',
  summary: `List what changed, newest last; the last ${daysBack} days unless you name a day.`,

  // "Changes in June 2026" and "changes to the dysprosium rules" are questions.
  takes: (input) => input.replace(/\b(?:since|until|from|to|and)\b|\d{4}-\d{2}-\d{2}/gi, '').trim() === '',

  run(input, context) {
    const { base, today, on, language } = context;
    const asOf = on ?? today;
    const [first, second] = (input.match(/\d{4}-\d{2}-\d{2}/g) ?? []).filter(isDay);
    const from = first ?? addDays(asOf, -daysBack);
    const until = second ?? asOf;
    const words = phrases(language);
    return {
      kind: 'changes',
      title: words.changes(formatDay(from, language), formatDay(until, language)),
      empty: words.noChanges,
      changes: changesBetween(base, from, until, language),
      language,
      asOf,
      revision: base.revision,
    };
  },
});

import { changesAfter } from '../src/core/changes.ts';
import { defineCommand } from '../src/core/command.ts';
import { formatDay } from '../src/core/day.ts';
import { phrases } from '../src/core/phrases/phrases.ts';

export const upcoming = defineCommand({
  name: 'upcoming',
  usage: 'upcoming',
  summary: 'List the dates ahead: what takes effect, what ends, what is due by its own terms.',

  run(_input, { base, today, on, language }) {
    const asOf = on ?? today;
    const words = phrases(language);
    return {
      kind: 'changes',
      title: words.upcoming(formatDay(asOf, language)),
      empty: words.noChanges,
      changes: changesAfter(base, asOf, language),
      language,
      asOf,
      revision: base.revision,
    };
  },
});

import { defineCommand } from '../src/core/command.ts';
import { inLanguage } from '../src/core/language.ts';

export const help = defineCommand({
  name: 'help',
  usage: 'help',
  summary: 'Show this list.',

  takes: (input) => input === '',

  run(_input, { base, commands, today, on, language }) {
    return {
      kind: 'help',
      commands: commands.map(({ name, usage, summary }) => ({ name, usage, summary })),
      suggestions: base.about.suggestions.map((suggestion) => inLanguage(suggestion, language)),
      language,
      asOf: on ?? today,
      revision: base.revision,
    };
  },
});

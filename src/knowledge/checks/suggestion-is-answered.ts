import { textsOf } from '../walk.ts';
import type { Check } from './check.ts';

export const suggestionIsAnswered: Check = {
  name: 'suggestion-is-answered',
  description: 'Each question that about.yml offers to someone new has an answer.',
  level: 'error',
  needsAll: true,

  check({ about, find }, report) {
    if (!find) return;
    for (const file of about) {
      for (const [index, suggestion] of file.data.suggestions.entries()) {
        for (const { language, text } of textsOf(suggestion)) {
          if (find(text).outcome === 'answer') continue;
          report(file, ['suggestions', index, language], 'the suggested question finds no single entry', {
            tip: 'Suggest one that is answered at once.',
          });
        }
      }
    }
  },
};

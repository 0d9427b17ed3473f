import { statementsOf } from '../walk.ts';
import type { Check } from './check.ts';

/** What fits in an answer of five statements without hiding any behind a button. */
const longest = 600;

export const textNotLong: Check = {
  name: 'text-not-long',
  description: `The English text of a statement has at most ${longest} characters.`,
  level: 'error',

  check(files, report) {
    for (const { file, path, text, key } of statementsOf(files)) {
      if (text.en.length <= longest) continue;
      report(
        file,
        [...path, key, 'en'],
        `the text has ${text.en.length} characters; at most ${longest} are shown well`,
        {
          tip: 'Split it into two provisions or statements.',
        },
      );
    }
  },
};

import { provisionsOf } from '../walk.ts';
import type { Check } from './check.ts';

export const doubtIsGiven: Check = {
  name: 'doubt-is-given',
  description: 'A provision below high confidence says what is not certain.',
  level: 'error',

  check(files, report) {
    for (const { file, path, value } of provisionsOf(files)) {
      if (value.confidence === 'high' || value.doubt) continue;
      report(file, [...path, 'confidence'], `confidence is ${value.confidence}, but there is no "doubt"`, {
        tip: 'Add "doubt" and say in one sentence what is not certain.',
      });
    }
  },
};

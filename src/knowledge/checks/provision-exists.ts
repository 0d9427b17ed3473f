import { didYouMean } from '../nearest.ts';
import { guideStatementsOf, historiesOf } from '../walk.ts';
import type { Check } from './check.ts';

export const provisionExists: Check = {
  name: 'provision-exists',
  description: 'A provision that a history or a guide points to exists.',
  level: 'error',

  check(files, report) {
    const { provisions } = files.known;
    for (const { file, path, value: history } of historiesOf(files)) {
      for (const [index, { see = [] }] of history.entries()) {
        for (const [place, ref] of see.entries()) {
          if (provisions.has(ref)) continue;
          report(file, [...path, index, 'see', place], `no provision "${ref}"`, didYouMean(ref, provisions));
        }
      }
    }
    for (const { file, path, value } of guideStatementsOf(files)) {
      if (!('provision' in value) || provisions.has(value.provision)) continue;
      const ref = value.provision;
      report(file, [...path, 'provision'], `no provision "${ref}"`, didYouMean(ref, provisions));
    }
  },
};

import { historiesOf } from '../walk.ts';
import type { Check } from './check.ts';

export const forecastIsVerified: Check = {
  name: 'forecast-is-verified',
  description: 'Once the day of a forecast has come, someone has looked whether it came true.',
  level: 'warning',

  check(files, report) {
    for (const { file, path, value: history, instrument } of historiesOf(files)) {
      for (const [index, { from, status }] of history.entries()) {
        if (from <= instrument.checked) continue;
        report(file, [...path, index, 'from'], `a forecast, ${status} from ${from}, has passed unverified`, {
          tip: `Look it up, correct the history if need be, and renew "checked" (${instrument.checked}).`,
          since: from,
        });
      }
    }
  },
};

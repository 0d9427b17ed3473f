import { addDays } from '../../core/day.ts';
import type { Check } from './check.ts';

export const checkedIsRecent: Check = {
  name: 'checked-is-recent',
  description: 'A file was compared with its sources within as many days as its "every" says.',
  level: 'warning',

  check({ instruments, guides }, report) {
    for (const file of [...instruments, ...guides]) {
      const { checked, every } = file.data;
      report(file, ['checked'], `checked on ${checked}, to be checked every ${every} days`, {
        tip: 'Compare the file with its sources and write the day of it.',
        since: addDays(checked, every + 1),
      });
    }
  },
};

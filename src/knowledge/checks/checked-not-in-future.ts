import type { Check } from './check.ts';

export const checkedNotInFuture: Check = {
  name: 'checked-not-in-future',
  description: 'Nobody has compared a file with its sources on a day that is yet to come.',
  level: 'error',

  check({ instruments, guides, today }, report) {
    if (today === undefined) return;
    for (const file of [...instruments, ...guides]) {
      const { checked } = file.data;
      if (checked > today) report(file, ['checked'], `checked on ${checked}, which is after today, ${today}`);
    }
  },
};

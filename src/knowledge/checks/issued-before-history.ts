import type { Check } from './check.ts';

export const issuedBeforeHistory: Check = {
  name: 'issued-before-history',
  description: 'The history of an act does not begin before the act was issued, unless it was announced first.',
  level: 'error',

  check({ instruments }, report) {
    for (const file of instruments) {
      const { issued, history } = file.data;
      const first = history.at(-1);
      if (issued === null || !first || first.status === 'announced') continue;
      // A month or a year is compared with the month or the year of the day.
      if (issued <= first.from.slice(0, issued.length)) continue;
      const message = `issued on ${issued}, but ${first.status} from ${first.from}`;
      report(file, ['issued'], message, { tip: 'A rule cannot hold before it is issued; one of the days is wrong.' });
    }
  },
};

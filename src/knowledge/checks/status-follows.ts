import type { Status } from '../../core/instrument.ts';
import { historiesOf } from '../walk.ts';
import type { Check } from './check.ts';

/** What may come after a status. A suspension or an announcement can be prolonged, so these may follow themselves. */
const followers: Record<Status | 'nothing', readonly Status[]> = {
  nothing: ['announced', 'in_force'],
  announced: ['announced', 'in_force', 'suspended', 'repealed', 'superseded'],
  in_force: ['suspended', 'repealed', 'superseded'],
  suspended: ['suspended', 'in_force', 'repealed', 'superseded'],
  repealed: ['in_force'],
  superseded: ['in_force'],
};

export const statusFollows: Check = {
  name: 'status-follows',
  description: 'Each status of a history can follow the one before it.',
  level: 'error',

  check(files, report) {
    for (const { file, path, value: history } of historiesOf(files)) {
      for (const [index, { status }] of history.entries()) {
        const before = history[index + 1]?.status ?? 'nothing';
        const possible = followers[before];
        if (possible.includes(status)) continue;
        const message =
          before === 'nothing' ? `a history does not begin with ${status}` : `${status} does not follow ${before}`;
        const tip =
          status === before
            ? 'A history changes when the status does; a change of the text belongs in amendments.'
            : `Possible here: ${possible.join(', ')}.`;
        report(file, [...path, index, 'status'], message, { tip });
      }
    }
  },
};

import { didYouMean } from '../nearest.ts';
import type { Check } from './check.ts';

export const instrumentExists: Check = {
  name: 'instrument-exists',
  description: 'A source that carries the text of an act names an act of instruments/.',
  level: 'error',

  check({ sources, known }, report) {
    for (const file of sources) {
      for (const [index, { instrument }] of file.data.entries()) {
        if (instrument === undefined || known.instruments.has(instrument)) continue;
        report(file, [index, 'instrument'], `no act "${instrument}"`, didYouMean(instrument, known.instruments));
      }
    }
  },
};

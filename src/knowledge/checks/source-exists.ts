import { didYouMean } from '../nearest.ts';
import { statementsOf } from '../walk.ts';
import type { Check } from './check.ts';

export const sourceExists: Check = {
  name: 'source-exists',
  description: 'Each citation names a source of sources/.',
  level: 'error',

  check(files, report) {
    const { sources } = files.known;
    for (const { file, path, value } of statementsOf(files)) {
      for (const [index, { source }] of value.citations.entries()) {
        if (sources.has(source)) continue;
        const place = [...path, 'citations', index, 'source'];
        report(file, place, `no source "${source}"`, didYouMean(source, sources));
      }
    }
  },
};

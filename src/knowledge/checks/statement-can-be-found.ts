import type { Source } from '../../core/source.ts';
import { statementsOf } from '../walk.ts';
import type { Check } from './check.ts';

export const statementCanBeFound: Check = {
  name: 'statement-can-be-found',
  description:
    'A statement cites at least one source that has an address; a guide may report what the press says without.',
  level: 'error',

  check(files, report) {
    const sources = new Map(files.sources.flatMap(({ data }) => data.map((source) => [source.id, source])));
    for (const { file, path, value, in: owner } of statementsOf(files)) {
      const cited = value.citations.map(({ source }) => sources.get(source));
      if (cited.some((source) => !source || source.url !== null)) continue;
      if (owner === 'guide' && cited.some(isPress)) continue;
      report(file, [...path, 'citations', 0, 'source'], 'none of the cited sources has an address', {
        tip: 'Cite one more source, with an address, so that a reader can look it up.',
      });
    }
  },
};

/** A guide may say what a report says: there the report itself is the subject. */
function isPress(source: Source | undefined): boolean {
  return source?.kind === 'news' || source?.kind === 'trade_press';
}

import type { Path } from '../document.ts';
import type { KnowledgeFile } from '../files.ts';
import { didYouMean } from '../nearest.ts';
import { provisionsOf } from '../walk.ts';
import type { Check, Report } from './check.ts';

const lists = ['destinations', 'users', 'uses'] as const;

export const vocabularyExists: Check = {
  name: 'vocabulary-exists',
  description: 'Destinations, users and uses that a condition or a larger destination names are in vocabulary.yml.',
  level: 'error',
  needsAll: true,

  check(files, report) {
    for (const list of lists) {
      const known = new Set(files.vocabulary.flatMap(({ data }) => Object.keys(data[list])));
      for (const { file, path, value } of provisionsOf(files)) {
        reportUnknown(file, [...path, 'conditions', list], value.conditions?.[list], { list, known }, report);
      }
      for (const file of files.vocabulary) {
        for (const [id, { within }] of Object.entries(file.data[list])) {
          reportUnknown(file, [list, id, 'within'], within, { list, known }, report);
        }
      }
    }
  },
};

function reportUnknown(
  file: KnowledgeFile<unknown>,
  path: Path,
  ids: readonly string[] | undefined,
  { list, known }: { list: string; known: ReadonlySet<string> },
  report: Report,
): void {
  for (const [index, id] of (ids ?? []).entries()) {
    if (known.has(id)) continue;
    const tip = didYouMean(id, known).tip ?? `Add it to ${list} in vocabulary.yml.`;
    report(file, [...path, index], `no "${id}" among the ${list} of vocabulary.yml`, { tip });
  }
}

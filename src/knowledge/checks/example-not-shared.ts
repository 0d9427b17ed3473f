import { entriesOf, fold, wordsOf } from '../walk.ts';
import type { Check } from './check.ts';

export const exampleNotShared: Check = {
  name: 'example-not-shared',
  description: 'No example question belongs to two entries; case and closing marks do not count.',
  level: 'error',

  check(files, report) {
    const first = new Map<string, { id: string; place: string }>();
    for (const { file, path, value, entry } of entriesOf(files)) {
      for (const example of wordsOf(value.examples, [...path, 'examples'])) {
        const key = fold(example.word).replace(/[\s?!.。]+$/, '');
        const other = first.get(key);
        if (!other) first.set(key, { id: entry.id, place: `${file.file}:${file.at(example.path).line}` });
        else if (other.id !== entry.id) {
          report(file, example.path, `the same question is an example of "${other.id}" (${other.place})`);
        } else report(file, example.path, 'the same question is given twice', { tip: 'Remove one of them.' });
      }
    }
  },
};

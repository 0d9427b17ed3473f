import { usedTopics } from '../topic-use.ts';
import { entriesOf, wordsOf } from '../walk.ts';
import type { Check } from './check.ts';

const wanted = 5;

export const enoughExamples: Check = {
  name: 'enough-examples',
  description: `A guide, or a topic that something applies to, has at least ${wanted} example questions.`,
  level: 'warning',
  needsAll: true,

  check(files, report) {
    const used = usedTopics(files);
    for (const { file, path, value, entry } of entriesOf(files)) {
      const counts = entry.kind === 'guide' || (entry.kind === 'topic' && used.has(entry.id));
      if (!counts) continue;
      const count = [...wordsOf(value.examples, [])].length;
      if (count >= wanted) continue;
      report(file, [...path, 'id'], `"${entry.id}" has ${count} of ${wanted} example questions`, {
        tip: 'Add questions as people ask them, under "examples".',
      });
    }
  },
};

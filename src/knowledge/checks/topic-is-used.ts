import { guidesAbout, referredTopics, usedTopics } from '../topic-use.ts';
import { topicsOf } from '../walk.ts';
import type { Check } from './check.ts';

export const topicIsUsed: Check = {
  name: 'topic-is-used',
  description:
    'Something applies to each topic: a provision, also one on what it belongs to, a guide, or another topic.',
  level: 'warning',
  needsAll: true,

  check(files, report) {
    const used = usedTopics(files);
    const others = new Set([...guidesAbout(files), ...referredTopics(files)]);
    for (const { file, path, value } of topicsOf(files)) {
      if (used.has(value.id) || others.has(value.id)) continue;
      report(file, [...path, 'id'], `nothing applies to this topic, "${value.id}"`, {
        tip: 'Name it under "applies" of a provision or "about" of a guide, or remove it.',
      });
    }
  },
};

import { didYouMean } from '../nearest.ts';
import type { Check } from './check.ts';

export const guideExists: Check = {
  name: 'guide-exists',
  description:
    'A guide named as related exists and is another one; one named in about.yml or for a destination, user or use exists.',
  level: 'error',

  check({ about, vocabulary, guides, known }, report) {
    const named = [
      ...about.map((file) => ({ file, path: ['findingOut'], id: file.data.findingOut })),
      ...vocabulary.flatMap((file) =>
        (['destinations', 'users', 'uses'] as const).flatMap((list) =>
          Object.entries(file.data[list]).map(([one, { guide: id }]) => ({ file, path: [list, one, 'guide'], id })),
        ),
      ),
    ];
    for (const { file, path, id } of named) {
      if (id !== undefined && !known.guides.has(id))
        report(file, path, `no guide "${id}"`, didYouMean(id, known.guides));
    }
    for (const file of guides) {
      for (const [index, id] of (file.data.related ?? []).entries()) {
        if (!known.guides.has(id)) report(file, ['related', index], `no guide "${id}"`, didYouMean(id, known.guides));
        else if (id === file.data.id) report(file, ['related', index], `guide "${id}" is related to itself`);
      }
    }
  },
};

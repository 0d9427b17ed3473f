import { didYouMean } from '../nearest.ts';
import type { Check } from './check.ts';

export const guideExists: Check = {
  name: 'guide-exists',
  description: 'A guide named as related, or in about.yml, exists, and is another one.',
  level: 'error',

  check({ about, guides, known }, report) {
    for (const file of about) {
      const { forUnlistedCode: id } = file.data;
      if (id !== undefined && !known.guides.has(id))
        report(file, ['forUnlistedCode'], `no guide "${id}"`, didYouMean(id, known.guides));
    }
    for (const file of guides) {
      for (const [index, id] of (file.data.related ?? []).entries()) {
        if (!known.guides.has(id)) report(file, ['related', index], `no guide "${id}"`, didYouMean(id, known.guides));
        else if (id === file.data.id) report(file, ['related', index], `guide "${id}" is related to itself`);
      }
    }
  },
};

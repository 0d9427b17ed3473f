import { isOfficial } from '../act-texts.ts';
import { statementsOf } from '../walk.ts';
import type { Check } from './check.ts';

export const officialSourceIsCited: Check = {
  name: 'official-source-is-cited',
  description: 'What is said of an act rests on an official document or a reprint of one, unless a doubt is given.',
  level: 'warning',
  needsAll: true,

  check(files, report) {
    const sources = files.sources.flatMap(({ data }) => data);
    const official = new Set(sources.filter(isOfficial).map(({ id }) => id));
    for (const { file, path, value, in: owner } of statementsOf(files)) {
      // A guide may be about the press; a provision with a doubt already says how weak it is.
      if (owner === 'guide' || ('doubt' in value && value.doubt)) continue;
      if (value.citations.some(({ source }) => official.has(source))) continue;
      report(file, [...path, 'citations', 0, 'source'], 'no official source is cited', {
        tip: 'Cite one where there is one; for a provision, "doubt" may say that none was found.',
      });
    }
  },
};

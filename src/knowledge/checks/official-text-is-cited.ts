import { actTexts } from '../act-texts.ts';
import { provisionsOf } from '../walk.ts';
import type { Check } from './check.ts';

export const officialTextIsCited: Check = {
  name: 'official-text-is-cited',
  description:
    'A provision of a Chinese act, given with high confidence, cites the text of the act where a source has it.',
  level: 'warning',
  needsAll: true,

  check(files, report) {
    const texts = actTexts(files);
    for (const { file, path, value, instrument } of provisionsOf(files)) {
      const carriers = texts.get(instrument.id);
      if (instrument.jurisdiction !== 'cn' || value.confidence !== 'high' || !carriers) continue;
      if (value.citations.some(({ source }) => carriers.has(source))) continue;
      report(file, [...path, 'citations', 0, 'source'], `"${value.id}" does not cite the text of the act`, {
        tip: `Cite ${[...carriers].join(' or ')}, or lower the confidence.`,
      });
    }
  },
};

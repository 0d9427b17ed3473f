import type { EntryRef } from '../core/reading.ts';
import type { Explanation } from '../match/matcher.ts';

/** How a question was understood, for people: cues, what was named, candidates with scores, the reason. */
export function explanationLines({ reading, ...why }: Explanation): string[] {
  const { answer, choose } = why.thresholds;
  return [
    `outcome     ${reading.outcome}${reading.entry ? ` ${nameOf(reading.entry)}` : ''}, confidence ${round(reading.confidence)}`,
    `because     ${why.reason}`,
    ...listed(
      'choices',
      reading.choices.map(({ entry }) => nameOf(entry)),
    ),
    ...listed('nearest', reading.nearest.map(nameOf)),
    `cues        ${Object.entries(reading.cues)
      .map(([cue, value]) => `${cue}=${value}`)
      .join(' ')}`,
    `searched    ${why.searched}`,
    ...listed(
      'corrected',
      why.corrections.map(({ from, to }) => `${from} → ${to}`),
    ),
    ...listed(
      'names',
      why.mentions.map(({ words, entries }) => `${words}: ${entries.join(', ')}`),
    ),
    ...listed(
      'acts',
      why.acts.map(({ words, ids }) => `${words}: ${ids.join(', ')}`),
    ),
    ...listed(
      'codes',
      why.codes.map(({ words, provisions }) => `${words}: ${provisions.join(', ')}`),
    ),
    ...(why.contents
      ? [`content     has ${why.contents.has.join(' ') || '-'}, lacks ${why.contents.lacks.join(' ') || '-'}`]
      : []),
    ...(why.subject ? [`subject     ${why.subject.topics.join(', ')} (${why.subject.reason})`] : []),
    ...listed('unknown', why.strange),
    `thresholds  answer ${round(answer)}, choose ${round(choose)}`,
    ...why.candidates.map(
      ({ key, score, confidence, coverage }, index) =>
        `${index === 0 ? 'candidates' : '          '}  ${key.padEnd(44)} score ${round(score)}  confidence ${round(confidence)}  coverage ${round(coverage)}`,
    ),
  ];
}

function listed(label: string, items: readonly string[]): string[] {
  return items.map((item, index) => `${(index === 0 ? label : '').padEnd(12)}${item}`);
}

function nameOf({ kind, id }: EntryRef): string {
  return `${kind}:${id}`;
}

function round(value: number): string {
  return value.toFixed(3);
}

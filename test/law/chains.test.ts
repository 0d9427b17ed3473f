import { describe, expect, it } from 'vitest';
import { runLine } from '../../commands/index.ts';
import type { Answer, Verdict } from '../../src/core/answer.ts';
import { formatDay } from '../../src/core/day.ts';
import { buildMatcher } from '../../src/match/matcher.ts';
import { base, today } from './helpers.ts';

const { read } = buildMatcher(base);

function ask(question: string): Answer {
  const reply = runLine(question, { base, today, language: 'en', read });
  if (reply.kind !== 'answer') throw new Error(`a ${reply.kind} in place of an answer`);
  return reply.answer;
}

/** Ways to name a day, taken in turn. */
const spellings: ((day: string) => string)[] = [
  (day) => `on ${formatDay(day, 'en')}`,
  (day) => day,
  (day) => `as of ${formatDay(day, 'en')}`,
  (day) => `(${day.split('-').reverse().join('.')})`,
];

type Step = readonly [day: string, verdict: Verdict | null];

/** The same question on the days around each change of an act. */
const chains: readonly (readonly [question: string, topic: string, steps: readonly Step[]])[] = [
  [
    'is rare-earth separation technology prohibited',
    'separation-technology',
    [
      ['2001-12-31', null],
      ['2002-01-01', 'prohibited'],
      ['2008-11-01', 'prohibited'],
      ['2023-12-21', 'prohibited'],
    ],
  ],
  [
    'can SmCo magnet technology leave China',
    'smco-magnet-technology',
    [
      ['2008-11-01', 'not_covered'],
      ['2023-12-20', 'not_covered'],
      ['2023-12-21', 'prohibited'],
      ['2025-11-08', 'prohibited'],
    ],
  ],
  [
    'is rare earth mining technology restricted',
    'mining-technology',
    [
      ['2023-12-20', null],
      ['2023-12-21', 'licence_required'],
      ['2025-11-08', 'licence_required'],
    ],
  ],
  [
    'do I need a licence for rare earth recycling technology',
    'recycling-technology',
    [
      ['2025-10-08', null],
      ['2025-10-09', 'licence_required'],
      ['2025-11-06', 'licence_required'],
      ['2025-11-07', 'suspended'],
      ['2026-11-10', 'suspended'],
      ['2026-11-11', 'unknown'],
    ],
  ],
  ...(['samarium metal', 'dysprosium oxide', 'SmCo magnets', 'lutetium', 'scandium', 'yttrium'] as const).map(
    (name) =>
      [
        `does ${name} need an export licence`,
        { 'samarium metal': 'samarium-metal', 'dysprosium oxide': 'dysprosium-oxide', 'SmCo magnets': 'smco-magnets' }[
          name as string
        ] ?? name,
        [
          ['2025-04-03', null],
          ['2025-04-04', 'licence_required'],
          ['2025-11-07', 'licence_required'],
          ['2026-11-11', 'licence_required'],
        ],
      ] as const,
  ),
  ...(['holmium', 'erbium oxide', 'thulium metal', 'europium', 'ytterbium', 'roasting kilns'] as const).map(
    (name) =>
      [
        `are exports of ${name} controlled`,
        name.replace(' ', '-'),
        [
          ['2025-10-08', null],
          ['2025-10-09', 'announced'],
          ['2025-11-06', 'announced'],
          ['2025-11-07', 'suspended'],
          ['2025-11-08', 'suspended'],
          ['2026-11-10', 'suspended'],
          ['2026-11-11', 'unknown'],
        ],
      ] as const,
  ),
  [
    'gallium to the United States',
    'gallium',
    [
      ['2023-07-31', 'announced'],
      ['2023-08-01', 'licence_required'],
      ['2024-12-02', 'licence_required'],
      ['2024-12-03', 'refused_in_principle'],
      ['2025-11-08', 'refused_in_principle'],
      ['2025-11-09', 'licence_required'],
      ['2026-11-27', 'licence_required'],
      ['2026-11-28', 'unknown'],
    ],
  ],
  [
    'antimony for the US military',
    'antimony',
    [
      ['2024-09-15', 'licence_required'],
      ['2024-12-02', 'licence_required'],
      ['2024-12-03', 'prohibited'],
      ['2025-11-10', 'prohibited'],
    ],
  ],
  [
    'terbium oxide for the Japanese Self-Defense Forces',
    'terbium-oxide',
    [
      ['2025-04-03', null],
      ['2026-01-05', 'licence_required'],
      ['2026-01-06', 'prohibited'],
      ['2026-11-22', 'prohibited'],
    ],
  ],
  [
    'tungsten export licence',
    'tungsten',
    [
      ['2025-02-03', null],
      ['2025-02-04', 'licence_required'],
    ],
  ],
  [
    're-export of SmCo magnets from a third country',
    'smco-magnets',
    [
      ['2025-10-08', null],
      ['2025-10-09', 'licence_required'],
      ['2025-11-07', 'suspended'],
      ['2026-11-11', 'unknown'],
    ],
  ],
  [
    'do neodymium magnets without dysprosium and terbium need a licence',
    'ndfeb-magnets-without-dy-tb',
    [
      ['2025-04-03', null],
      ['2025-04-04', 'not_covered'],
      ['2026-11-11', 'not_covered'],
    ],
  ],
];

describe.each(chains)('%s', (question, topic, steps) => {
  it.each(
    steps.map(
      ([day, verdict], index) => [`${question} ${spellings[index % spellings.length]?.(day)}`, day, verdict] as const,
    ),
  )('%s', (words, day, verdict) => {
    expect(ask(words)).toMatchObject({ asOf: day, entry: { kind: 'topic', id: topic }, verdict });
  });
});

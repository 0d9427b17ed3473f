import { describe, expect, it } from 'vitest';
import { withBroader } from '../../src/core/base.ts';
import { type Language, languages } from '../../src/core/language.ts';
import type { Reading } from '../../src/core/reading.ts';
import { isExportableKind } from '../../src/core/topic-kind.ts';
import { base, matcher } from './shipped.ts';

const today = '2026-11-30';

interface Named {
  id: string;
  language: Language;
  words: string;
}

/** All names of all things that can be exported; of the many every fifth. */
const names: Named[] = [...base.topics.values()]
  .filter(({ kind }) => isExportableKind(kind))
  .flatMap(({ id, name, aliases }) =>
    languages.flatMap((language) =>
      [name[language] ?? [], aliases?.[language] ?? []].flat().map((words) => ({ id, language, words })),
    ),
  )
  .filter((_, at) => at % 5 === 0);

type Frame = Readonly<Record<Language, (words: string) => string>>;

const frames: readonly [string, Frame][] = [
  [
    'on a day',
    {
      en: (words) => `${words} 2025-05-01`,
      zh: (words) => `2025年5月1日${words}`,
      ja: (words) => `2025年5月1日の${words}`,
      ko: (words) => `2025년 5월 1일 ${words}`,
      de: (words) => `${words} am 1. Mai 2025`,
    },
  ],
  [
    'asked for its status',
    {
      en: (words) => `is ${words} controlled?`,
      zh: (words) => `${words}受管制吗？`,
      ja: (words) => `${words}は規制対象ですか`,
      ko: (words) => `${words}은 통제 대상입니까?`,
      de: (words) => `Unterliegt ${words} der Ausfuhrkontrolle?`,
    },
  ],
  [
    'asked for a licence',
    {
      en: (words) => `do we need a licence for ${words}?`,
      zh: (words) => `出口${words}要办许可证吗`,
      ja: (words) => `${words}の輸出に許可は必要ですか`,
      ko: (words) => `${words} 수출에 허가가 필요한가요?`,
      de: (words) => `Brauche ich für ${words} eine Ausfuhrgenehmigung?`,
    },
  ],
  [
    'on the way to Japan',
    {
      en: (words) => `${words} to Japan`,
      zh: (words) => `${words}出口日本`,
      ja: (words) => `日本向け${words}`,
      ko: (words) => `${words} 일본으로 수출`,
      de: (words) => `${words} nach Japan`,
    },
  ],
];

function isAbout({ entry, choices }: Reading, id: string): boolean {
  return entry?.id === id || choices.some((choice) => choice.entry.id === id);
}

describe.each(frames)('a name %s', (_name, frame) => {
  it('is understood as it is alone, in 499 of 500 cases', () => {
    const alone = names.filter(({ id, words }) => isAbout(matcher.read(words, today), id));
    const lost = alone.filter(({ id, language, words }) => !isAbout(matcher.read(frame[language](words), today), id));
    expect(alone.length).toBeGreaterThan(900);
    expect(lost.length / alone.length, lost.map(({ words }) => words).join('\n')).toBeLessThanOrEqual(0.002);
  });
});

/** Words one slip away, with five of the letters that could be typed. */
function slipsOf(word: string): string[] {
  const letters = 'agmsy';
  return [...word].flatMap((_, at) => [
    word.slice(0, at) + word.slice(at + 1),
    word.slice(0, at) + word.slice(at + 1, at + 2) + word.charAt(at) + word.slice(at + 2),
    ...[...letters].flatMap((letter) => [
      word.slice(0, at) + letter + word.slice(at + 1),
      word.slice(0, at) + letter + word.slice(at),
    ]),
  ]);
}

describe('a slip in the name of an element', () => {
  const elements = [...base.topics.values()].filter(({ symbol, name }) => symbol && /^[a-z]{5,}$/i.test(name.en));
  const own = new Set(elements.map(({ name }) => name.en.toLowerCase()));

  it('never makes it another element, which may have another verdict', () => {
    const others = elements.flatMap(({ id, name }) =>
      slipsOf(name.en.toLowerCase())
        .filter((slip) => !own.has(slip))
        .filter((slip) => {
          const { entry } = matcher.read(`is ${slip} controlled?`, today);
          return entry !== null && !withBroader(base, entry.id).includes(id);
        }),
    );
    expect(elements.length).toBeGreaterThan(20);
    expect(others).toEqual([]);
  });

  it('that fits two of them leaves the choice', () => {
    const { outcome, choices } = matcher.read('is erium oxide controlled?', today);
    expect(outcome).toBe('choose');
    expect(choices.map(({ entry }) => entry.id)).toEqual(['erbium-oxide', 'cerium']);
  });

  it('goes by the fewest slips, whatever stands beside it in the base', () => {
    expect(matcher.read('Ist Erbiummeball genehmigungspflichtig?', today).entry?.id).toBe('erbium-metal');
  });
});

describe('what only looks like something else', () => {
  it.each([
    ['rare earths 2025-05-01', 'rare-earths', 'no code after "hs"'],
    ['US tariff 2025 on neodymium magnets, does a licence apply?', 'ndfeb-magnets', 'a year is no heading'],
    ['what must the compliance notice 2025 say', 'compliance-notice', 'a year is no number of an act'],
    ['2025년 5월 1일 전구체', 'battery-cathode-materials', 'a word that begins like "before"'],
    ['Unterliegen Windkraftanlagen der Ausfuhrkontrolle?', 'wind-turbines', 'a plant that is goods'],
    ['is lithium battery controlled?', 'lithium-batteries', 'a participle, not the name of the controls'],
    ['Is terbium oxide controlled?', 'terbium-oxide', 'a wording of one rule among several'],
    ['氧化镝出口到马达加斯加', 'dysprosium-oxide', 'a place with a motor in it'],
    ['氧化镝出口到格陵兰', 'dysprosium-oxide', 'a place that is in the news for its own mines'],
    ['Seltenerden nach Japan', 'rare-earths', 'a name within longer names'],
  ])('%s is about %s: %s', (question, id) => {
    const { entry, choices } = matcher.read(question, today);
    expect([entry?.id, ...choices.map((choice) => choice.entry.id)]).toContain(id);
  });
});

import { describe, expect, it } from 'vitest';
import { matcher } from '../shipped.ts';

const today = '2026-11-22';
function entriesOf(question: string): (string | undefined)[] {
  return matcher.readAll(question, today).map(({ reading }) => reading.entry?.id);
}

describe('a message with several things', () => {
  it.each([
    ['gallium and germanium', ['gallium', 'germanium']],
    ['is dysprosium or terbium controlled?', ['dysprosium', 'terbium']],
    ['Nd, Dy and Tb oxide?', ['neodymium', 'dysprosium-oxide', 'terbium-oxide']],
    ['oxides of dysprosium and terbium', ['dysprosium-oxide', 'terbium-oxide']],
    ['NdFeB and SmCo magnets?', ['ndfeb-magnets', 'smco-magnets']],
    ['mining and separation technology', ['mining-technology', 'separation-technology']],
    ['dysprosium; terbium; gallium', ['dysprosium', 'terbium', 'gallium']],
    ['镝、铽、镓受管制吗', ['dysprosium', 'terbium', 'gallium']],
    ['ガリウムとゲルマニウムは規制対象ですか', ['gallium', 'germanium']],
    ['갈륨과 게르마늄은 통제 대상입니까', ['gallium', 'germanium']],
    ['Sind Gallium und Germanium kontrolliert?', ['gallium', 'germanium']],
  ])('is read one by one: %s', (question, expected) => {
    expect(entriesOf(question)).toEqual(expected);
  });

  it('shares what is said of the case', () => {
    const parts = matcher.readAll('are gallium and germanium banned to the US in 2024?', today);
    expect(parts.map(({ reading }) => reading.cues)).toEqual(
      parts.map(() => ({ language: 'en', intent: 'status', destination: 'us', asOf: '2024-12-31' })),
    );
  });

  it('in sentences of their own is read sentence by sentence, each after the one before', () => {
    const parts = matcher.readAll('is dysprosium controlled? and what about gallium to the US? and to Japan?', today);
    expect(parts.map(({ reading }) => [reading.entry?.id, reading.cues.destination])).toEqual([
      ['dysprosium', undefined],
      ['gallium', 'us'],
      ['gallium', 'jp'],
    ]);
  });

  it('is asked for each of them in a sentence that leans on the list', () => {
    expect(entriesOf('Are dysprosium and gallium controlled? And to Japan?')).toEqual([
      'dysprosium',
      'gallium',
      'dysprosium',
      'gallium',
    ]);
  });
});

describe('a message with a case of its own for each thing', () => {
  const casesOf = (question: string) =>
    matcher.readAll(question, today).map(({ reading: { entry, cues } }) => {
      const { destination, user, asOf } = cues;
      return [entry?.id, destination, ...[user, asOf].filter((cue) => cue !== undefined)];
    });

  it.each<[string, (string | undefined)[][]]>([
    [
      'can we ship NdFeB magnets with 2% Dy to a Japanese defence firm, and what about gallium to the US?',
      [
        ['ndfeb-magnets-with-dy', 'jp', 'military'],
        ['gallium', 'us'],
      ],
    ],
    [
      'were Dy and Tb oxide to Japan and gallium to the US controlled in 2024?',
      [
        ['dysprosium-oxide', 'jp', '2024-12-31'],
        ['terbium-oxide', 'jp', '2024-12-31'],
        ['gallium', 'us', '2024-12-31'],
      ],
    ],
    [
      'holmium in 2024 and gallium to the US',
      [
        ['holmium', undefined, '2024-12-31'],
        ['gallium', 'us'],
      ],
    ],
    [
      'lutetium for a Japanese military user; holmium for a German hospital',
      [
        ['lutetium', 'jp', 'military'],
        ['holmium', 'de'],
      ],
    ],
    [
      '镝出口到日本，镓出口到美国需要许可证吗',
      [
        ['dysprosium', 'jp'],
        ['gallium', 'us'],
      ],
    ],
    [
      'Dürfen wir Dysprosium nach Japan und Gallium in die USA liefern?',
      [
        ['dysprosium', 'jp'],
        ['gallium', 'us'],
      ],
    ],
    [
      'mining technology to Vietnam and separation technology to Malaysia',
      [
        ['mining-technology', 'vn'],
        ['separation-technology', 'my'],
      ],
    ],
  ])('keeps each place, user and day with its thing: %s', (question, expected) => {
    expect(casesOf(question)).toEqual(expected);
  });
});

describe('a message about one thing', () => {
  it.each([
    'NdFeB with Dy and Tb',
    'SmCo',
    'Brauchen wir für gesinterte N52-Magnete eine Ausfuhrlizenz?',
    'Nd28 Pr5.9 Fe65 B1',
    'Nd-Fe-B magnets',
    'are magnets without dysprosium and terbium controlled?',
    'do motors with NdFeB and SmCo magnets need a licence?',
    'Announcement 57 and 62',
    'what changed for gallium and germanium?',
    'Is gallium controlled? Thanks!',
    'We make motors. Are NdFeB magnets controlled? Do we need a licence?',
    'Are SmCo magnets controlled? Since when?',
    'we bought NdFeB magnets in Japan, do we need a licence for them?',
  ])('stays whole: %s', (question) => {
    expect(matcher.readAll(question, today).map((part) => part.question)).toEqual([question]);
  });
});

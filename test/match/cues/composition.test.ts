import { describe, expect, it } from 'vitest';
import { readContents } from '../../../src/match/cues/composition.ts';
import { buildElementTable, readFormulas } from '../../../src/match/cues/symbol.ts';
import { toText } from '../../../src/match/cues/text.ts';
import { buildTestBase, buildTopic } from '../../builders.ts';

const symbols: Record<string, string> = { Nd: 'neodymium', Dy: 'dysprosium', Tb: 'terbium' };
const table = buildElementTable(
  buildTestBase({
    topics: Object.entries(symbols).map(([symbol, name]) =>
      buildTopic({ id: name, kind: 'element', name: { en: name }, symbol }),
    ),
  }),
);
const words: Record<string, string> = {
  dysprosium: 'Dy',
  terbium: 'Tb',
  Dysprosium: 'Dy',
  Terbium: 'Tb',
  Dy: 'Dy',
  Tb: 'Tb',
  镝: 'Dy',
  铽: 'Tb',
  ジスプロシウム: 'Dy',
  テルビウム: 'Tb',
  디스프로슘: 'Dy',
  테르븀: 'Tb',
};

function contentsOf(question: string) {
  const text = toText(question);
  const mentions = Object.entries(words).flatMap(([word, symbol]) => {
    const start = text.raw.search(new RegExp(`${word}(?![\\p{Script=Latin}])`, 'u'));
    return start < 0 ? [] : [{ symbols: [symbol], group: false, start, end: start + word.length }];
  });
  const contents = readContents(
    table,
    text,
    mentions,
    readFormulas(table, text.raw).filter(({ elements }) => elements.length > 1),
    [],
  );
  return contents && { has: [...contents.has].sort(), lacks: [...contents.lacks].sort() };
}

describe('readContents', () => {
  it.each([
    'NdFeB magnets with dysprosium',
    'magnets with 2 % Dy',
    'magnets with up to 0.5 wt% Dy',
    'Dy-bearing magnets',
    'magnets containing dysprosium',
    'Magnete mit Dysprosium',
    '含镝的磁体',
    'ジスプロシウムを含む磁石',
    '디스프로슘을 함유한 자석',
  ])('finds dysprosium in %s', (question) => {
    expect(contentsOf(question)?.has).toContain('Dy');
    expect(contentsOf(question)?.lacks).not.toContain('Dy');
  });

  it.each([
    'magnets without dysprosium',
    'magnets with no dysprosium',
    'Dy-free magnets',
    'dysprosium-free magnets',
    'magnets that do not contain dysprosium',
    'magnets with 0 % Dy',
    'Magnete ohne Dysprosium',
    '不含镝的磁体',
    'ジスプロシウムなしの磁石',
    'ジスプロシウムを含まない磁石',
    '디스프로슘 없는 자석',
    '디스프로슘이 없는 자석',
  ])('finds no dysprosium in %s', (question) => {
    expect(contentsOf(question)).toEqual({ has: [], lacks: ['Dy'] });
  });

  it.each([
    'without dysprosium or terbium',
    'with neither dysprosium nor terbium',
    'ohne Dysprosium und Terbium',
    '不含镝和铽',
    'ジスプロシウムもテルビウムも含まない',
    '디스프로슘과 테르븀이 없는',
    'Dy/Tb-free magnets',
  ])('lets one negation hold for both in %s', (question) => {
    expect(contentsOf(question)).toEqual({ has: [], lacks: ['Dy', 'Tb'] });
  });

  it('takes a composition in amounts as complete', () => {
    expect(contentsOf('Nd28 Pr5.9 Fe65 B1')).toMatchObject({ lacks: ['Dy', 'Tb'] });
    expect(contentsOf('Nd28 Dy3 Fe68 B1')).toMatchObject({ has: ['B', 'Dy', 'Fe', 'Nd'], lacks: ['Tb'] });
    expect(contentsOf('Nd2Fe14B')).toMatchObject({ lacks: [] });
  });

  it('says nothing about elements that are only named', () => {
    expect(contentsOf('is dysprosium controlled')).toBeUndefined();
  });
});

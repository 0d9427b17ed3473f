import { describe, expect, it } from 'vitest';
import { buildEngine, type IndexEntry } from '../../../src/match/engine/engine.ts';

function entry(key: string, ...texts: string[]): IndexEntry {
  return { key, phrasings: texts.map((text) => ({ text, weight: 1 })) };
}

const { search } = buildEngine([
  entry(
    'magnets',
    '钕铁硼磁体',
    'ネオジム磁石',
    '네오디뮴 자석',
    'Neodym-Magnete',
    'Brauche ich für Magnete eine Lizenz?',
  ),
  entry('quota', '开采总量控制指标', '採掘割当', '채굴 할당량', 'Förderquote', 'Wer legt die Quote fest?'),
  entry('licence', '出口许可证', '輸出許可', '수출 허가', 'Ausfuhrgenehmigung', 'Genehmigung für die Ausfuhr'),
  entry(
    'technology',
    '稀土冶炼分离技术',
    '分離精製技術',
    '분리 정제 기술',
    'Trenntechnik',
    'Export von Technik zur Trennung',
  ),
]);

describe('search in other languages', () => {
  it.each([
    ['Chinese', '钕铁硼永磁体能不能出口', 'magnets'],
    ['Chinese with spaces', '开采 指标 是多少', 'quota'],
    ['Chinese in another order', '稀土分离的冶炼技术', 'technology'],
    ['Japanese', 'ネオジム磁石を輸出できますか', 'magnets'],
    ['Japanese without kana', '輸出許可', 'licence'],
    ['Korean with particles', '네오디뮴 자석을 보낼 수 있나요', 'magnets'],
    ['Korean without spaces', '수출허가', 'licence'],
    ['German in another case', 'Welche Magneten sind betroffen', 'magnets'],
    ['a German compound of known words', 'Genehmigungsausfuhr', 'licence'],
    ['the parts of a German compound', 'Genehmigung für Ausfuhren', 'licence'],
    ['German with umlauts written out', 'Foerderquote', 'quota'],
    ['German without umlauts', 'forderquote', 'quota'],
  ])('finds the entry in %s', (_, question, key) => {
    expect(search(question).candidates[0]?.key).toBe(key);
  });

  it('adds the parts of a compound that phrasings contain', () => {
    const { search } = buildEngine([
      entry('form', 'Exportlizenz', 'Formular'),
      entry('export', 'Export nach Japan'),
      entry('lizenz', 'Lizenz'),
      entry('other', 'Zoll'),
    ]);
    expect(search('Formular für die Lizenz').candidates[0]?.key).toBe('form');
  });

  it('finds by the known end of a compound that is not known whole', () => {
    const { search } = buildEngine([entry('graphite', 'Graphit'), entry('copper', 'Kupfer'), entry('other', 'Zoll')]);
    expect(search('Kugelgraphit').candidates[0]?.key).toBe('graphite');
    expect(search('Graphittiegel').candidates[0]?.key).toBe('graphite');
    expect(search('Kugelgraphit').unknown).toEqual(['kugel']);
  });

  it('does not correct words of unspaced scripts', () => {
    expect(search('钕铁棚').corrections).toEqual([]);
    expect(search('희토루').corrections).toEqual([]);
  });
});

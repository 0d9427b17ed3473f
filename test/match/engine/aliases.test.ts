import { describe, expect, it } from 'vitest';
import { createAliasTree, findConcepts, readAliases } from '../../../src/match/engine/aliases.ts';
import { analyse } from '../../../src/match/words/analyse.ts';

const tree = createAliasTree(
  readAliases([
    { words: 'neodymium magnet', concept: 'magnets' },
    { words: 'magnet technology', concept: 'technology' },
    { words: 'magnet', concept: 'any-magnet' },
    { words: '钕铁硼', concept: 'ndfeb' },
    { words: '钕铁硼磁体', concept: 'magnets' },
    { words: '네오디뮴 자석', concept: 'magnets' },
    { words: 'dysprosium', concept: 'dysprosium' },
    { words: 'dysprosium', concept: 'heavy' },
  ]),
);

function conceptsIn(text: string): string[] {
  return findConcepts(analyse(text), tree).flatMap(({ concepts }) => concepts);
}

describe('findConcepts', () => {
  it.each([
    ['the plural of an alias', 'are neodymium magnets banned', ['magnets']],
    ['the longest alias only', '钕铁硼磁体能出口吗', ['magnets']],
    ['a shorter alias where the longer one does not fit', '钕铁硼粉', ['ndfeb']],
    ['aliases that overlap', 'neodymium magnet technology', ['magnets', 'technology']],
    ['an alias with a particle', '네오디뮴 자석을 수출', ['magnets']],
    ['every concept of a word', 'Dysprosium?', ['dysprosium', 'heavy']],
    ['nothing in other words', 'neodymium and a licence', []],
  ])('finds %s', (_, text, expected) => {
    expect(conceptsIn(text)).toEqual(expected);
  });

  it('tells which words name the concept', () => {
    expect(findConcepts(analyse('are neodymium magnets banned'), tree)).toEqual([
      { concepts: ['magnets'], from: 1, to: 3 },
    ]);
  });
});

import { describe, expect, it } from 'vitest';
import { toWord } from '../../../src/match/words/analyse.ts';
import { withoutParticle } from '../../../src/match/words/korean.ts';

describe('Korean words', () => {
  it.each([
    ['자석을', '자석'],
    ['자석에서는', '자석'],
    ['수출하려고', '수출'],
    ['유예됐나요', '유예'],
    ['기준이에요', '기준'],
    ['공급해도', '공급'],
    ['군사용으로', '군사'],
  ])('lose particles and endings: %s', (word, bare) => {
    expect(withoutParticle(word)).toBe(bare);
  });

  it('keep two syllables at least', () => {
    expect(withoutParticle('나이')).toBeNull();
    expect(withoutParticle('수는')).toBeNull();
  });

  it('say little with a particle where they say little without, in traditional characters where in simplified ones', () => {
    expect([toWord('이거를').isStop, toWord('那個').isStop, toWord('자석을').isStop]).toEqual([true, true, false]);
  });
});

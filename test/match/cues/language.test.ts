import { describe, expect, it } from 'vitest';
import { detectLanguage } from '../../../src/match/cues/language.ts';

describe('detectLanguage', () => {
  it.each([
    ['Are NdFeB magnets controlled?', 'en'],
    ['NdFeB', 'en'],
    ['What does 提炼 mean in the Catalogue?', 'en'],
    ['钕铁硼磁体出口需要许可证吗', 'zh'],
    ['钕铁硼 magnets licence 需要吗', 'zh'],
    ['ネオジム磁石は規制対象ですか', 'ja'],
    ['対米輸出', 'ja'],
    ['네오디뮴 자석 수출 허가', 'ko'],
    ['NdFeB 자석은 통제되나요', 'ko'],
    ['Brauche ich eine Genehmigung für Magnete?', 'de'],
    ['Ist die Technologie verboten?', 'de'],
  ])('reads %s as %s', (question, language) => {
    expect(detectLanguage(question)).toBe(language);
  });
});

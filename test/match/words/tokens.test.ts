import { describe, expect, it } from 'vitest';
import { tokenise } from '../../../src/match/words/tokens.ts';

describe('tokenise', () => {
  it.each([
    ['words', 'Are NdFeB-magnets controlled?', ['are', 'ndfeb', 'magnets', 'controlled']],
    ['codes whole', '5A992 and 1C229', ['5a992', 'and', '1c229']],
    ['a code and its paragraph', '1E902.a', ['1e902', 'a']],
    ['decimal numbers', 'under 0.1 %', ['under', '0.1']],
    ['a number after its abbreviation', 'No.61', ['no', '61']],
    ['abbreviations with stops', 'U.S. rules', ['us', 'rules']],
    [
      'contractions',
      "what's banned, can't I ship? it won't",
      ['what', 'is', 'banned', 'can', 'not', 'i', 'ship', 'it', 'will', 'not'],
    ],
    ['contractions without apostrophe', 'whats banned, dont ship', ['what', 'is', 'banned', 'do', 'not', 'ship']],
    ['possessives', "China's rules", ['china', 'rules']],
    ['numbers between characters', '2025年第61号', ['2025', '年', '第', '61', '号']],
    ['Chinese', '稀土出口', ['稀土', '出口']],
    ['Japanese', 'レアアースの輸出', ['レアアース', 'の', '輸出']],
    ['Korean at its spaces', '희토류 수출을', ['희토류', '수출을']],
    ['scripts that touch', 'NdFeB磁体', ['ndfeb', '磁体']],
    ['names of object properties', 'constructor __proto__', ['constructor', 'proto']],
  ])('reads %s', (_, text, expected) => {
    expect(tokenise(text)).toEqual(expected);
  });

  it('finds no word in signs alone', () => {
    expect(tokenise('?! … 🧲')).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';
import { stem } from '../../../src/match/words/stem.ts';

describe('stem', () => {
  it.each([
    [['export', 'exports', 'exported', 'exporting']],
    [['control', 'controls', 'controlled', 'controlling']],
    [['licence', 'licences', 'license', 'licenses', 'licensed', 'licensing']],
    [['restrict', 'restricts', 'restricted', 'restriction', 'restrictions']],
    [['separate', 'separated', 'separating', 'separation']],
    [['sell', 'sells', 'selling']],
    [['prohibit', 'prohibited', 'prohibition']],
    [['country', 'countries']],
    [['company', 'companies']],
    [['catalogue', 'catalog', 'catalogues']],
    [['authorise', 'authorize', 'authorised', 'authorization', 'authorisation']],
    [['process', 'processes', 'processing', 'processed']],
  ])('gives one stem to %j', (words) => {
    expect(new Set(words.map(stem)).size).toBe(1);
  });

  it.each([
    ['magnet', 'magnesium'],
    ['licence', 'lice'],
    ['oxide', 'oxygen'],
    ['metal', 'meter'],
  ])('keeps %s and %s apart', (a, b) => {
    expect(stem(a)).not.toBe(stem(b));
  });

  it.each(['5a992', 'ban', '磁体', 'größe'])('leaves %s as it is', (word) => {
    expect(stem(word)).toBe(word);
  });
});

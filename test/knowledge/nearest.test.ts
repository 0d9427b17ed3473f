import { describe, expect, it } from 'vitest';
import { editDistance, nearest } from '../../src/knowledge/nearest.ts';

describe('editDistance', () => {
  it.each([
    ['', '', 0],
    ['tea', '', 3],
    ['tea', 'tea', 0],
    ['tea', 'te', 1],
    ['tea', 'teas', 1],
    ['tea', 'sea', 1],
    ['tea', 'tae', 1],
    ['kitten', 'sitting', 3],
    ['ca', 'abc', 3],
  ])('from "%s" to "%s" is %i both ways', (a, b, distance) => {
    expect(editDistance(a, b)).toBe(distance);
    expect(editDistance(b, a)).toBe(distance);
  });
});

describe('nearest', () => {
  it.each([
    ['in_forse', 'in_force'],
    ['Source', 'source'],
    ['instrumnet', 'instrument'],
    ['x', null],
    ['completely-different', null],
  ])('of "%s" is %s', (word, expected) => {
    expect(nearest(word, ['in_force', 'source', 'instrument', 'suspended'])).toBe(expected);
  });

  it('does not take an act with another number for a slip of the pen', () => {
    expect(nearest('cn-mofcom-2025-63', ['cn-mofcom-2025-62', 'cn-mofcom-2025-61'])).toBeNull();
    expect(nearest('cn-mofcm-2025-62', ['cn-mofcom-2025-62', 'cn-mofcom-2025-61'])).toBe('cn-mofcom-2025-62');
  });

  it('does not compare very long words', () => {
    const word = 'x'.repeat(100);
    expect(nearest(word, [`${word}y`])).toBeNull();
  });
});

import { expect, it } from 'vitest';
import type { OpenGap } from '../../../src/core/gap/gap.ts';
import { groupGaps } from '../../../src/core/gap/groups.ts';

let count = 0;
function buildGap(form: string, overrides: Partial<OpenGap> = {}): OpenGap {
  count += 1;
  return {
    id: `g${count}`,
    question: form,
    form,
    why: 'no_answer',
    asked: 1,
    last: '2026-11-22',
    nearest: [],
    ...overrides,
  };
}

const forms = (gaps: OpenGap[]) => groupGaps(gaps).map((group) => group.gaps.map(({ form }) => form));

it('puts questions with most words in common together, the most asked first', () => {
  const gaps = [
    buildGap('is tin controlled'),
    buildGap('what of gallium'),
    buildGap('is tin controlled now', { asked: 3 }),
  ];
  expect(forms(gaps)).toEqual([['is tin controlled now', 'is tin controlled'], ['what of gallium']]);
  expect(groupGaps(gaps)[0]?.asked).toBe(4);
});

it('asks less of those that have the same entry nearest', () => {
  const one = 'export tin to peru';
  const other = 'tin export rules';
  expect(forms([buildGap(one), buildGap(other)])).toHaveLength(2);
  const nearest = ['topic/tin'];
  expect(forms([buildGap(one, { nearest }), buildGap(other, { nearest })])).toHaveLength(1);
  expect(forms([buildGap('a b c', { nearest }), buildGap('d e f', { nearest })])).toHaveLength(2);
});

it('compares by pairs of characters where no space stands between words', () => {
  expect(forms([buildGap('锡受管制吗'), buildGap('锡现在受管制吗'), buildGap('谁决定许可')])).toHaveLength(2);
});

it('makes the same groups whatever the order', () => {
  const gaps = ['tin', 'tin rules', 'zinc', 'zinc rules', 'rules'].map((form) => buildGap(form));
  expect(groupGaps(gaps.toReversed())).toEqual(groupGaps(gaps));
});

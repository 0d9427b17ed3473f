import type { Day } from '../../core/day.ts';
import { monthOf, monthPeriod, type Period, partOf, quarterPeriod, yearOf } from './period.ts';

// What times are written with: the words, as parts of patterns, and what they stand for.

export const monthStarts: readonly string[] = [
  'jan(?:uary|uar)?',
  'feb(?:ruary|ruar)?',
  'mar(?:ch)?|märz|maerz|mrz',
  'apr(?:il)?',
  'may|mai',
  'june?|juni',
  'july?|juli',
  'aug(?:ust)?',
  'sept?(?:ember)?',
  'o[ck]t(?:ober)?',
  'nov(?:ember)?',
  'de[cz](?:ember)?',
];
const monthShapes = monthStarts.map((shape) => new RegExp(`^(?:${shape})$`, 'i'));
export const month = `(${monthStarts.join('|')})\\.?`;
export const year = '((?:19|20)\\d{2})';
/** Of this century, and near: 61 is an act, 60 a share. */
export const shortYear = '([12]\\d)';
export const number = '(\\d{1,2})';
export const ordinal = `${number}(?:st|nd|rd|th|\\.)?`;
export const open = '(?<![\\p{L}\\p{N}./-])';
export const close = '(?![\\p{L}\\p{N}])';
/** A year that is the number of an act ("2025年第61号") is no time. */
export const notAct = '(?!\\s*(?:第|제|\\d|版|[公令]))';

export function shape(source: string): RegExp {
  return new RegExp(source, 'giu');
}

export function monthNumber(name: string | undefined): number {
  return monthShapes.findIndex((known) => known.test(name ?? '')) + 1;
}

/** The latest such month that has begun. */
export function recentMonth(index: number, today: Day, shift = 0): Period | undefined {
  const ahead = index > monthOf(today) ? 1 : 0;
  return monthPeriod(yearOf(today) - ahead + shift, index);
}

const parts = {
  early: 'start',
  start: 'start',
  beginning: 'start',
  anfang: 'start',
  mid: 'middle',
  middle: 'middle',
  mitte: 'middle',
} as const;

function partNamed(word: string): Part {
  const first = word.toLowerCase().split(/[\s-]/)[0] as keyof typeof parts;
  return parts[first] ?? 'end';
}

export const part =
  '(early|start of|beginning of|mid|middle of|late|end of|the end of|anfang|mitte|ende)[\\s-]+(?:the year\\s+)?';
type Part = 'start' | 'middle' | 'end';
const unspacedPart: Record<string, Part> = { 初: 'start', 中: 'middle', 末: 'end', 底: 'end', 초: 'start', 말: 'end' };
export const quarterNames = ['first', 'second', 'third', 'fourth', 'erste', 'zweite', 'dritte', 'vierte'];
const numerals = '一二三四';

export function numeral(text: string | undefined): number {
  const index = numerals.indexOf(text ?? '');
  return index >= 0 ? index + 1 : Number(text);
}

export function within(period: Period | undefined, word: string | undefined): Period | undefined {
  if (!period || !word) return period;
  return partOf(period, unspacedPart[word] ?? partNamed(word));
}

/** The first or the second half of a year. */
export function halfPeriod(inYear: number, half: number): Period | undefined {
  const first = quarterPeriod(inYear, half * 2 - 1);
  const last = quarterPeriod(inYear, half * 2);
  return first && last && { from: first.from, to: last.to };
}

const seasons: readonly [RegExp, first: number][] = [
  [/^(?:spring|früh)/i, 3],
  [/^(?:summer|sommer)/i, 6],
  [/^(?:autumn|fall|herbst)/i, 9],
];
export const season = '(spring|summer|autumn|fall|frühjahr|frühling|sommer|herbst)';

/** Three months by the custom of the north; a winter lies in two years and is none of them. */
export function seasonPeriod(inYear: number, word: string | undefined): Period | undefined {
  const first = seasons.find(([known]) => known.test(word ?? ''))?.[1] ?? 0;
  const from = monthPeriod(inYear, first);
  const to = monthPeriod(inYear, first + 2);
  return from && to && { from: from.from, to: to.to };
}

import type { Day } from '../../core/day.ts';
import {
  dayPeriod,
  type FoundPeriod,
  monthOf,
  monthPeriod,
  type Period,
  type PeriodReader,
  partOf,
  quarterPeriod,
  yearOf,
  yearPeriod,
} from './period.ts';
import { overlapsAny } from './text.ts';

interface Shape {
  shape: RegExp;
  read: PeriodReader;
  needsPlace?: boolean;
}

const monthStarts: readonly string[] = [
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
const month = `(${monthStarts.join('|')})\\.?`;
const year = '((?:19|20)\\d{2})';
const number = '(\\d{1,2})';
const ordinal = `${number}(?:st|nd|rd|th|\\.)?`;
const open = '(?<![\\p{L}\\p{N}./-])';
const close = '(?![\\p{L}\\p{N}])';
/** A year that is the number of an act ("2025年第61号") is no time. */
const notAct = '(?!\\s*(?:第|제|\\d|版|[公令]))';

function shape(source: string): RegExp {
  return new RegExp(source, 'giu');
}

function monthNumber(name: string | undefined): number {
  return monthShapes.findIndex((known) => known.test(name ?? '')) + 1;
}

/** The latest such month that has begun. */
function recentMonth(index: number, today: Day, shift = 0): Period | undefined {
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

const part =
  '(early|start of|beginning of|mid|middle of|late|end of|the end of|anfang|mitte|ende)[\\s-]+(?:the year\\s+)?';
type Part = 'start' | 'middle' | 'end';
const unspacedPart: Record<string, Part> = { 初: 'start', 中: 'middle', 末: 'end', 底: 'end', 초: 'start', 말: 'end' };
const quarterNames = ['first', 'second', 'third', 'fourth', 'erste', 'zweite', 'dritte', 'vierte'];
const numerals = '一二三四';

/**
 * Ways to write a time, the more exact first. 11/10/2026 is read as day/month, the order of most of the world and of
 * this project's other dates, unless that is impossible; the answer shows its day in words, so a reader who meant the
 * other order sees it.
 */
const shapes: readonly Shape[] = [
  {
    shape: shape(`(?<![\\p{L}\\p{N}.])${year}[-/.]${number}[-/.]${number}(?!\\d)`),
    read: (m) => dayPeriod(Number(m[1]), Number(m[2]), Number(m[3])),
  },
  {
    shape: shape(`(?<![\\p{L}\\p{N}.-])((?:19|20)\\d{2})(0[1-9]|1[0-2])([0-3]\\d)(?![\\p{L}\\d])`),
    read: (m) => dayPeriod(Number(m[1]), Number(m[2]), Number(m[3])),
  },
  {
    shape: shape(`${year}\\s*[年년]\\s*${number}\\s*[月월]\\s*${number}\\s*[日号일]`),
    read: (m) => dayPeriod(Number(m[1]), Number(m[2]), Number(m[3])),
  },
  {
    shape: shape(`${open}${number}[./-]${number}[./-]${year}${close}`),
    read: (m) => dayFirst(Number(m[1]), Number(m[2]), Number(m[3])),
  },
  {
    shape: shape(`${open}${ordinal}\\s+(?:of\\s+)?${month},?\\s+${year}${close}`),
    read: (m) => dayPeriod(Number(m[3]), monthNumber(m[2]), Number(m[1])),
  },
  {
    shape: shape(`${open}${month}\\s+${ordinal},?\\s+${year}${close}`),
    read: (m) => dayPeriod(Number(m[3]), monthNumber(m[1]), Number(m[2])),
  },
  {
    shape: shape(`${open}${part}${month}\\s+${year}${close}`),
    read: (m) => within(monthPeriod(Number(m[3]), monthNumber(m[2])), m[1]),
  },
  {
    shape: shape(`${open}${month},?\\s+(?:of\\s+)?${year}${close}`),
    read: (m) => monthPeriod(Number(m[2]), monthNumber(m[1])),
  },
  {
    shape: shape(`${year}\\s*[年년]\\s*${number}\\s*[月월]\\s*([初中末底초말])?`),
    read: (m) => within(monthPeriod(Number(m[1]), Number(m[2])), m[3]),
  },
  {
    shape: shape(`${year}\\s*[年년]\\s*第?([一二三四1-4])\\s*(?:季度|四半期|분기)`),
    read: (m) => quarterPeriod(Number(m[1]), numeral(m[2])),
  },
  {
    shape: shape(`(?<![\\p{L}\\p{N}./-])${year}[-/.](0[1-9]|1[0-2])(?![\\p{L}\\d]|[-/.]\\d)`),
    read: (m) => monthPeriod(Number(m[1]), Number(m[2])),
  },
  {
    shape: shape(`${open}(0?[1-9]|1[0-2])[/.]${year}${close}`),
    read: (m) => monthPeriod(Number(m[2]), Number(m[1])),
  },
  {
    shape: shape(`${open}q([1-4])[\\s/-]*(?:of\\s+)?${year}${close}`),
    read: (m) => quarterPeriod(Number(m[2]), Number(m[1])),
  },
  { shape: shape(`${open}${year}[\\s/-]*q([1-4])${close}`), read: (m) => quarterPeriod(Number(m[1]), Number(m[2])) },
  {
    shape: shape(`${open}(${quarterNames.join('|')})[ns]?\\s+(?:quarter(?:\\s+of)?|quartal)\\s+${year}${close}`),
    read: (m) => quarterPeriod(Number(m[2]), (quarterNames.indexOf((m[1] ?? '').toLowerCase()) % 4) + 1),
  },
  { shape: shape(`${open}${part}${year}${close}`), read: (m) => within(yearPeriod(Number(m[2])), m[1]) },
  { shape: shape(`${year}\\s*[年년]\\s*([初底末초말])`), read: (m) => within(yearPeriod(Number(m[1])), m[2]) },
  { shape: shape(`${year}\\s*[年년]${notAct}`), read: (m) => yearPeriod(Number(m[1])) },
  {
    shape: shape(`(?<![\\d年년])${number}\\s*[月월]\\s*${number}\\s*[日号일]`),
    read: (m, today) => recentDay(Number(m[1]), Number(m[2]), today),
  },
  {
    shape: shape(`${open}${ordinal}\\s+(?:of\\s+)?${month}${close}(?!\\s+\\d)`),
    read: (m, today) => recentDay(monthNumber(m[2]), Number(m[1]), today),
    needsPlace: true,
  },
  {
    shape: shape(`${open}${month}\\s+${number}(?:st|nd|rd|th)?${close}(?!\\s*%)`),
    read: (m, today) => recentDay(monthNumber(m[1]), Number(m[2]), today),
    needsPlace: true,
  },
  {
    shape: shape(`${open}(?:last|letzten?)\\s+${month}${close}`),
    read: (m, today) => lastMonthNamed(monthNumber(m[1]), today),
  },
  {
    shape: shape(`${open}(?:next|nächsten?|kommenden?)\\s+${month}${close}`),
    read: (m, today) => nextMonthNamed(monthNumber(m[1]), today),
  },
  {
    shape: shape(`${open}(?:this|diesen?)\\s+${month}${close}`),
    read: (m, today) => monthPeriod(yearOf(today), monthNumber(m[1])),
  },
  { shape: shape(`${open}(?:fy|fiscal year|geschäftsjahr)\\s?${year}${close}`), read: (m) => yearPeriod(Number(m[1])) },
  { shape: shape(`${open}(?:im jahre?|year|in the year)\\s+${year}${close}`), read: (m) => yearPeriod(Number(m[1])) },
  {
    shape: shape(`${open}${year}${close}(?!\\s*(?:年|년|\\/|list|catalogue|catalog|version|edition))`),
    read: (m) => yearPeriod(Number(m[1])),
    needsPlace: true,
  },
  {
    shape: shape(`${open}(${monthStarts.map((name) => name.replace('may|', '')).join('|')}|May)${close}`),
    read: (m, today) => recentMonth(monthNumber(m[1]), today),
    needsPlace: true,
  },
];

// Most questions name no time: what every shape of a kind has in it is looked for first.
const likelyMonth = /jan|feb|mar|mär|maer|mrz|apr|may|mai|jun|jul|aug|sep|oct|okt|nov|dec|dez/i;
const anyMonth = new RegExp(`(?<!\\p{L})(?:${monthStarts.join('|')})(?!\\p{L})`, 'iu');
const signs: readonly { in: string; sign: RegExp }[] = [
  { in: year, sign: /(?:19|20)\d{2}/ },
  { in: '[年년]\\s*', sign: /[年년]/ },
  { in: '[月월]\\s*', sign: /[月월]/ },
  { in: part, sign: /early|start|beginning|mid|late|end|anfang|mitte/i },
  { in: 'quarter(', sign: /quart/i },
];
const sifted = shapes.map((item) => ({
  ...item,
  needs: signs.filter((one) => item.shape.source.includes(one.in)).map(({ sign }) => sign),
  needsMonth: item.shape.source.includes(monthStarts[0] as string),
}));

/** Every time named in a calendar's terms, without those inside a more exact one. */
export function findCalendar(raw: string, today: Day): FoundPeriod[] {
  const hasMonth = likelyMonth.test(raw) && anyMonth.test(raw);
  if (!hasMonth && !/\d/.test(raw)) return [];
  const found: FoundPeriod[] = [];
  for (const { shape: pattern, read, needsPlace = false, needs, needsMonth } of sifted) {
    if ((needsMonth && !hasMonth) || !needs.every((sign) => sign.test(raw))) continue;
    for (const match of raw.matchAll(pattern)) {
      const span = { start: match.index, end: match.index + match[0].length };
      if (overlapsAny(span, found)) continue;
      const period = read(match as RegExpExecArray, today);
      if (period) found.push({ ...span, period, needsPlace });
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

function dayFirst(first: number, second: number, inYear: number): Period | 'bad' | undefined {
  const asDayMonth = dayPeriod(inYear, second, first);
  return asDayMonth === 'bad' ? dayPeriod(inYear, first, second) : asDayMonth;
}

/** The latest such day that is not ahead of today. */
function recentDay(monthIndex: number, day: number, today: Day): Period | 'bad' | undefined {
  if (monthIndex < 1 || monthIndex > 12) return 'bad';
  const inYear = dayPeriod(yearOf(today), monthIndex, day);
  if (inYear === undefined || inYear === 'bad' || inYear.from <= today) return inYear;
  return dayPeriod(yearOf(today) - 1, monthIndex, day);
}

function lastMonthNamed(index: number, today: Day): Period | undefined {
  return recentMonth(index, today, index === monthOf(today) ? -1 : 0);
}

function nextMonthNamed(index: number, today: Day): Period | undefined {
  return monthPeriod(yearOf(today) + (index > monthOf(today) ? 0 : 1), index);
}

function numeral(text: string | undefined): number {
  const index = numerals.indexOf(text ?? '');
  return index >= 0 ? index + 1 : Number(text);
}

function within(period: Period | undefined, word: string | undefined): Period | undefined {
  if (!period || !word) return period;
  return partOf(period, unspacedPart[word] ?? partNamed(word));
}

import type { Day } from '../../core/day.ts';
import {
  close,
  halfPeriod,
  month,
  monthNumber,
  monthStarts,
  notAct,
  number,
  numeral,
  open,
  ordinal,
  part,
  quarterNames,
  recentMonth,
  season,
  seasonPeriod,
  shape,
  shortYear,
  within,
  year,
} from './calendar-words.ts';
import {
  dayPeriod,
  type FoundPeriod,
  monthOf,
  monthPeriod,
  type Period,
  type PeriodReader,
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
    shape: shape(`${open}${ordinal}(?:\\s+(?:of\\s+)?|[-/])${month}(?:,?\\s+|[-/])${year}${close}`),
    read: (m) => dayPeriod(Number(m[3]), monthNumber(m[2]), Number(m[1])),
  },
  {
    shape: shape(`${open}${month}\\s+${ordinal},?\\s+${year}${close}`),
    read: (m) => dayPeriod(Number(m[3]), monthNumber(m[1]), Number(m[2])),
  },
  {
    shape: shape(`${open}${ordinal}(?:\\s+|[-/])${month}(?:,?\\s+['’]?|[-/])${shortYear}${close}`),
    read: (m) => dayPeriod(2000 + Number(m[3]), monthNumber(m[2]), Number(m[1])),
  },
  {
    shape: shape(`${open}${number}([./])${number}\\2${shortYear}(?![\\p{L}\\p{N}.])`),
    read: (m) => known(dayFirst(Number(m[1]), Number(m[3]), 2000 + Number(m[4]))),
  },
  {
    shape: shape(`${open}${part}${month}\\s+${year}${close}`),
    read: (m) => within(monthPeriod(Number(m[3]), monthNumber(m[2])), m[1]),
  },
  {
    shape: shape(`${open}${month}(?:,?\\s+(?:of\\s+)?|[-/])${year}${close}`),
    read: (m) => monthPeriod(Number(m[2]), monthNumber(m[1])),
  },
  {
    shape: shape(`${open}${month}\\s*['’]${shortYear}${close}`),
    read: (m) => monthPeriod(2000 + Number(m[2]), monthNumber(m[1])),
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
  {
    shape: shape(`${open}(?:h([12])|([12])\\.?\\s*(?:half(?:\\s+of)?|halbjahr))[\\s/-]*${year}${close}`),
    read: (m) => halfPeriod(Number(m[3]), Number(m[1] ?? m[2])),
  },
  {
    shape: shape(`${open}(first|second|erste|zweite)[ns]?\\s+(?:half(?:\\s+of)?|halbjahr)\\s+${year}${close}`),
    read: (m) => halfPeriod(Number(m[2]), /^(?:first|erste)/i.test(m[1] ?? '') ? 1 : 2),
  },
  {
    shape: shape(`${year}\\s*[年년]\\s*([上下상하])\\s*(?:半年|半期|반기)`),
    read: (m) => halfPeriod(Number(m[1]), /[上상]/.test(m[2] ?? '') ? 1 : 2),
  },
  { shape: shape(`${open}${season}\\s+(?:of\\s+)?${year}${close}`), read: (m) => seasonPeriod(Number(m[2]), m[1]) },
  { shape: shape(`${open}${part}${year}${close}`), read: (m) => within(yearPeriod(Number(m[2])), m[1]) },
  { shape: shape(`${year}\\s*[年년]\\s*([初底末초말])`), read: (m) => within(yearPeriod(Number(m[1])), m[2]) },
  { shape: shape(`${year}\\s*[年년]${notAct}`), read: (m) => yearPeriod(Number(m[1])) },
  {
    shape: shape(`(?<![\\d年년])${number}\\s*[月월]\\s*${number}\\s*[日号일]`),
    read: (m, today) => recentDay(Number(m[1]), Number(m[2]), today),
  },
  {
    shape: shape(`(?<=(?<!\\p{L})(?:am|vom|zum|bis|seit|ab|vor|nach)\\s)${number}\\.${number}\\.(?!\\d)`),
    read: (m, today) => known(recentDay(Number(m[2]), Number(m[1]), today)),
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

/** 28.5.60 is no bad day, but something else. */
function known(period: Period | 'bad' | undefined): Period | undefined {
  return period === 'bad' ? undefined : period;
}

function dayFirst(first: number, second: number, inYear: number): Period | 'bad' | undefined {
  const asDayMonth = dayPeriod(inYear, second, first);
  return asDayMonth === 'bad' ? dayPeriod(inYear, first, second) : asDayMonth;
}

/** The latest such day that is not ahead of today. */
function recentDay(monthIndex: number, day: number, today: Day): Period | 'bad' | undefined {
  // "In November 61 was suspended" has no day in it.
  if (day > 31) return undefined;
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

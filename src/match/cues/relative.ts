import { addDays, type Day } from '../../core/day.ts';
import { addMonths, type FoundPeriod, monthOf, monthPeriod, type Period, yearOf, yearPeriod } from './period.ts';

type Unit = 'day' | 'week' | 'month' | 'year';

const days: readonly [RegExp, number][] = [
  [/(?<![\p{L}])(?:day before yesterday|vorgestern)(?!\p{L})|前天|一昨日|그저께/giu, -2],
  [/(?<![\p{L}])(?:yesterday|gestern)(?!\p{L})|昨天|昨日|어제/giu, -1],
  [/(?<![\p{L}])(?:today|heute)(?!\p{L})|今天|今日|本日|오늘/giu, 0],
  [/(?<![\p{L}])(?:tomorrow)(?!\p{L})|明天|明日|내일/giu, 1],
];
// "Morgen" is also the German for morning, which a question about rules does not need.
const germanTomorrow = /(?<!\p{L})morgen(?!\p{L})/giu;

const periods: readonly [RegExp, Unit, number][] = [
  [/(?<!\p{L})last week(?!\p{L})|上周|先週|지난주|letzte woche/giu, 'week', -1],
  [/(?<!\p{L})next week(?!\p{L})|下周|来週|다음 ?주|nächste woche/giu, 'week', 1],
  [/(?<!\p{L})last month(?!\p{L})|上个月|上個月|先月|지난 ?달|letzten monat/giu, 'month', -1],
  [/(?<!\p{L})this month(?!\p{L})|本月|这个月|今月|이번 ?달|diesen monat/giu, 'month', 0],
  [/(?<!\p{L})next month(?!\p{L})|下个月|下個月|来月|다음 ?달|nächsten monat/giu, 'month', 1],
  [/(?<!\p{L})last year(?!\p{L})|去年|昨年|작년|지난 ?해|letztes jahr|letzten jahr|vergangenes jahr/giu, 'year', -1],
  [/(?<!\p{L})this year(?!\p{L})|今年|올해|dieses jahr|diesem jahr/giu, 'year', 0],
  [/(?<!\p{L})next year(?!\p{L})|明年|来年|내년|nächstes jahr|nächsten jahr/giu, 'year', 1],
];

const monthInYear = /(去年|昨年|작년|今年|올해|明年|来年|내년)\s*(?:的|の)?\s*(\d{1,2})\s*[月월](?!\s*\d)/gu;
const yearShift: Record<string, number> = { 去年: -1, 昨年: -1, 작년: -1, 今年: 0, 올해: 0, 明年: 1, 来年: 1, 내년: 1 };

const counts: Record<string, number> = {
  a: 1,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  ten: 10,
  einem: 1,
  einer: 1,
  zwei: 2,
  drei: 3,
  vier: 4,
  sechs: 6,
  一: 1,
  两: 2,
  二: 2,
  三: 3,
  半: 0.5,
};
const units: Record<string, Unit> = {
  day: 'day',
  days: 'day',
  week: 'week',
  weeks: 'week',
  month: 'month',
  months: 'month',
  year: 'year',
  years: 'year',
  tag: 'day',
  tagen: 'day',
  woche: 'week',
  wochen: 'week',
  monat: 'month',
  monaten: 'month',
  jahr: 'year',
  jahren: 'year',
  天: 'day',
  日: 'day',
  周: 'week',
  週間: 'week',
  个月: 'month',
  個月: 'month',
  か月: 'month',
  ヶ月: 'month',
  年: 'year',
  일: 'day',
  주: 'week',
  개월: 'month',
  년: 'year',
};
const count = '(\\d{1,3}|a|one|two|three|four|five|six|ten|einem|einer|zwei|drei|vier|sechs|[一两二三半])';
const latinUnit = '(days?|weeks?|months?|years?|tage?n?|wochen?|monate?n?|jahre?n?)';
const ago = [
  new RegExp(`(?<!\\p{L})${count}\\s+${latinUnit}\\s+ago(?!\\p{L})`, 'giu'),
  new RegExp(`(?<!\\p{L})vor\\s+${count}\\s+${latinUnit}(?!\\p{L})`, 'giu'),
  new RegExp(
    `(?<![\\d月월]\\s?)${count}\\s*(天|日|周|週間|个月|個月|か月|ヶ月|年|일|주|개월|년)\\s*(?:之前|以前|前|전)`,
    'gu',
  ),
];
const ahead = [new RegExp(`(?<!\\p{L})in\\s+${count}\\s+${latinUnit}(?:\\s+time)?(?!\\p{L})`, 'giu')];

/** One of these is in every way to tell a time from today. */
const anyRelative =
  /day|week|month|year|tomorrow|heute|gestern|morgen|tag|woche|monat|jahr|[天日周週月年]|오늘|어제|내일|그저께|[주달해월년일]/iu;

/** Times told from today: yesterday, next month, two years ago. */
export function findRelative(raw: string, today: Day): FoundPeriod[] {
  if (!anyRelative.test(raw)) return [];
  const found: FoundPeriod[] = [];
  const push = (match: RegExpMatchArray, period: Period | undefined) => {
    const start = match.index ?? 0;
    if (period) found.push({ start, end: start + match[0].length, period, needsPlace: false });
  };
  for (const [shape, shift] of days)
    for (const match of raw.matchAll(shape)) push(match, oneDay(addDays(today, shift)));
  for (const match of raw.matchAll(germanTomorrow)) push(match, oneDay(addDays(today, 1)));
  for (const match of raw.matchAll(monthInYear)) {
    push(match, monthPeriod(yearOf(today) + (yearShift[match[1] ?? ''] ?? 0), Number(match[2])));
  }
  for (const [shape, unit, shift] of periods)
    for (const match of raw.matchAll(shape)) push(match, shifted(today, unit, shift));
  for (const shape of ago) for (const match of raw.matchAll(shape)) push(match, moved(today, match, -1));
  for (const shape of ahead) for (const match of raw.matchAll(shape)) push(match, moved(today, match, 1));
  return found;
}

function oneDay(day: Day): Period {
  return { from: day, to: day };
}

function shifted(today: Day, unit: Unit, shift: number): Period | undefined {
  if (unit === 'week') return oneDay(addDays(today, 7 * shift));
  if (unit === 'year') return yearPeriod(yearOf(today) + shift);
  const month = addMonths(`${today.slice(0, 8)}01`, shift);
  return monthPeriod(yearOf(month), monthOf(month));
}

function moved(today: Day, match: RegExpMatchArray, sign: 1 | -1): Period | undefined {
  const amount = sign * (counts[(match[1] ?? '').toLowerCase()] ?? Number(match[1]));
  const name = (match[2] ?? '').toLowerCase();
  const unit = units[name] ?? units[name.replace(/[en]+$/, '')];
  if (!unit || Number.isNaN(amount)) return undefined;
  if (unit === 'day') return oneDay(addDays(today, Math.round(amount)));
  if (unit === 'week') return oneDay(addDays(today, Math.round(7 * amount)));
  return oneDay(addMonths(today, Math.round(unit === 'year' ? 12 * amount : amount)));
}

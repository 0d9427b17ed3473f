import { addDays, type Day } from '../../core/day.ts';
import { addMonths, type Period } from './period.ts';

/** Days that "soon" and "recently" stand for. */
const aWhile = 90;

/** From the first day of the unit that today lies in, shifted by so many units. */
type Unit = 'day' | 'week' | 'month' | 'year';

const whole: readonly [RegExp, Unit, number][] = [
  [/(?<!\p{L})yesterday(?!\p{L})|(?<!\p{L})gestern|昨天|昨日|어제/iu, 'day', -1],
  [/(?<!\p{L})today(?!\p{L})|(?<!\p{L})heute|今天|今日|오늘/iu, 'day', 0],
  [/(?<!\p{L})tomorrow(?!\p{L})|明天|明日|내일/iu, 'day', 1],
  [/(?<!\p{L})(?:last|past) week(?!\p{L})|letzte[rn]? woche|上周|上週|先週|지난 ?주/iu, 'week', -1],
  [/(?<!\p{L})this week(?!\p{L})|diese[rn]? woche|本周|这周|這週|今週|이번 ?주/iu, 'week', 0],
  [/(?<!\p{L})(?:next|coming) week(?!\p{L})|(?:nächste|kommende)[rn]? woche|下周|下週|来週|다음 ?주/iu, 'week', 1],
  [/(?<!\p{L})(?:last|past) month(?!\p{L})|letzte[nr]? monat|上个月|上個月|上月|先月|지난 ?달/iu, 'month', -1],
  [/(?<!\p{L})this month(?!\p{L})|diese[nm] monat|本月|这个月|這個月|今月|이번 ?달/iu, 'month', 0],
  [
    /(?<!\p{L})(?:next|coming) month(?!\p{L})|(?:nächste|kommende)[nr]? monat|下个月|下個月|下月|来月|다음 ?달/iu,
    'month',
    1,
  ],
];

const number = '(\\d{1,3}|a|few|two|three|four|six|ein|zwei|drei|vier|sechs|两|三|六)?';
const unit = '(days?|weeks?|months?|years?|tage?n?|wochen?|monate?n?|jahre?n?)';
const cjkUnit = '(天|日間?|周|週間|个月|個月|か月|ヶ月|일|주|개월)';
const counted: readonly [RegExp, -1 | 1][] = [
  [new RegExp(`(?<!\\p{L})(?:last|past|previous|letzten|vergangenen)\\s+${number}\\s*${unit}(?!\\p{L})`, 'iu'), -1],
  [new RegExp(`(?<!\\p{L})(?:next|coming|following|nächsten|kommenden)\\s+${number}\\s*${unit}(?!\\p{L})`, 'iu'), 1],
  [new RegExp(`(?:过去|過去|最近|지난|최근)\\s*(?:の)?\\s*(\\d{1,3}|两|三|六)\\s*${cjkUnit}`, 'u'), -1],
  [new RegExp(`(?:未来|未來|今后|今後|接下来|다음|앞으로)\\s*(?:の)?\\s*(\\d{1,3}|两|三|六)\\s*${cjkUnit}`, 'u'), 1],
];

const ahead =
  /(?<!\p{L})(?:upcoming|coming up|what(?:'s| is) (?:next|ahead|coming)|on the horizon|ahead of us|scheduled|demnächst|bevorsteh\p{L}*|anstehend\p{L}*|kommende\p{L}* änderungen)(?!\p{L})|即将|接下来会|未来有|これから|今後|앞으로|예정된|향후/iu;
const lately =
  /(?<!\p{L})(?:recently|lately|of late|recent changes|kürzlich|in letzter zeit|zuletzt)(?!\p{L})|最近|近期|近来|최근/iu;

const amounts: Record<string, number> = {
  a: 1,
  ein: 1,
  few: 3,
  two: 2,
  zwei: 2,
  两: 2,
  three: 3,
  drei: 3,
  三: 3,
  four: 4,
  vier: 4,
  six: 6,
  sechs: 6,
  六: 6,
};

/** Days as seen from today, and the words for them, in lower case. */
export interface Stretch {
  period: Period;
  words: string;
}

/** The days that a question spans when it asks what changed or will: "this week", "in the next 30 days", "upcoming". */
export function readStretch(raw: string, today: Day): Stretch | undefined {
  for (const [shape, unitName, shift] of whole) {
    const match = shape.exec(raw);
    if (match) return { period: wholeUnit(today, unitName, shift), words: match[0].toLowerCase() };
  }
  for (const [shape, direction] of counted) {
    const match = shape.exec(raw);
    if (!match) continue;
    const [words, amount = 'a', name = ''] = match;
    const count = direction * (amounts[amount.toLowerCase()] ?? Number(amount));
    return { period: towards(today, moved(today, unitOf(name), count)), words: words.toLowerCase() };
  }
  for (const [shape, days] of [
    [ahead, aWhile],
    [lately, -aWhile],
  ] as const) {
    const match = shape.exec(raw);
    if (match) return { period: towards(today, addDays(today, days)), words: match[0].toLowerCase() };
  }
  return undefined;
}

/** Whether it asks for what lies ahead: that alone is a wish for changes. */
export function asksAhead(raw: string): boolean {
  return ahead.test(raw);
}

function towards(today: Day, other: Day): Period {
  return other < today ? { from: other, to: today } : { from: today, to: other };
}

function wholeUnit(today: Day, name: Unit, shift: number): Period {
  const first = moved(firstOf(today, name), name, shift);
  return { from: first, to: addDays(moved(first, name, 1), -1) };
}

/** Weeks begin on Monday. */
function firstOf(today: Day, name: Unit): Day {
  if (name === 'month') return `${today.slice(0, 8)}01`;
  if (name === 'week') return addDays(today, -((new Date(`${today}T00:00:00Z`).getUTCDay() + 6) % 7));
  return today;
}

function moved(day: Day, name: Unit, count: number): Day {
  if (name === 'day') return addDays(day, count);
  if (name === 'week') return addDays(day, 7 * count);
  return addMonths(day, name === 'year' ? 12 * count : count);
}

function unitOf(name: string): Unit {
  if (/^(?:w|周|週|주)/iu.test(name)) return 'week';
  if (/^(?:m|个|個|か|ヶ|개)/iu.test(name)) return 'month';
  return /^(?:y|j)/iu.test(name) ? 'year' : 'day';
}

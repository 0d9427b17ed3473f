import { type Scrap, take } from './scrap.ts';

/** A time of day as written, and as "HH:MM"; null when no clock shows it. */
export interface ReadTime {
  written: string;
  time: string | null;
}

const numerals = '一二三四五六七八九十';
const morning = /^(?:a\.?m\.?|上午|早上|早晨|清晨|凌晨|午前|朝|오전|아침|새벽)$/i;
const afternoon = /^(?:p\.?m\.?|下午|傍晚|晚上|中午|午後|昼|夕方|夜|오후|저녁|밤|점심)$/i;
const parts = '上午|早上|早晨|清晨|凌晨|下午|傍晚|晚上|中午|午前|午後|朝|昼|夕方|夜|오전|오후|아침|저녁|밤|새벽|점심';
const lead = '(?:(?<![\\p{L}\\d])(?:at|um|ab|gegen|from)\\s+|@\\s*)';

/** Before a bare number these words make it the number of an act. */
const numbered =
  '(?<!(?:no|nr|number|nummer|ann|announcement|announcements|order|decree|article|art|bekanntmachung|anordnung|item)\\.?\\s)';

/** Groups: part of the day, hour, minutes, half, part of the day. */
const shapes: readonly RegExp[] = [
  new RegExp(
    `(?<part>${parts})?\\s*(?<hour>\\d{1,2})\\s*(?:点钟|点|點|时|時|시)\\s*(?:(?<half>半|반)|(?<minute>\\d{1,2})\\s*[分분]?)?整?(?:に|에|から|부터)?`,
    'u',
  ),
  new RegExp(`(?<part>${parts})\\s*(?<hour>\\d{1,2})[:：](?<minute>\\d{2})(?!\\d)`, 'u'),
  new RegExp(
    `${lead}?(?<![\\d:.-])(?<hour>\\d{1,2}):(?<minute>\\d{2})(?![\\d:])\\s*(?:(?<part>[ap]\\.?m\\b\\.?)|uhr\\b|h\\b)?`,
    'iu',
  ),
  new RegExp(`${lead}(?<hour>\\d{1,2})[.h](?<minute>\\d{2})(?!\\d)\\s*(?:(?<part>[ap]\\.?m\\b\\.?)|uhr\\b)?`, 'iu'),
  /(?<![\d:.-])(?<hour>\d{1,2})[.h](?<minute>\d{2})\s*(?:(?<part>[ap]\.?m\b\.?)|uhr\b)/iu,
  new RegExp(`${lead}?(?<![\\d:.-])(?<hour>\\d{1,2})\\s*(?<part>[ap]\\.?m\\b\\.?)`, 'iu'),
  new RegExp(`${lead}?(?<![\\d:.-])(?<hour>\\d{1,2})\\s*(?:uhr\\b(?:\\s*(?<minute>\\d{2})(?!\\d))?|o['’]clock)`, 'iu'),
  new RegExp(`${lead}(?<hour>\\d{1,2})(?![\\d.:%/-])`, 'iu'),
  /(?<![\p{L}\d])(?<noon>at noon|noon|midday|mittags?|zu mittag)(?![\p{L}\d])|(?<noon2>正午|中午|정오)/iu,
  /(?<![\p{L}\d])(?<midnight>at midnight|midnight|um mitternacht|mitternacht)(?![\p{L}\d])|(?<midnight2>午夜|半夜|零点|자정)/iu,
  new RegExp(`(?<=^|[\\s,;，、])${numbered}(?<hour>[01]?\\d|2[0-3])(?=$|[\\s,;，、])`, 'iu'),
];

/** Takes the first time of day out of a text: "9", "9am", "at 09:00", "9 Uhr 30", "上午9点", "午後3時半", "오전 9시". */
export function takeTime(scrap: Scrap): ReadTime | null {
  scrap.text = scrap.text.replace(new RegExp(`[${numerals}]{1,3}(?=\\s*(?:点|點|時))`, 'gu'), (digits) =>
    String(readNumerals(digits)),
  );
  for (const shape of shapes) {
    const match = take(scrap, shape);
    if (match) return { written: match[0].trim(), time: timeOf(match.groups ?? {}) };
  }
  return null;
}

/** "HH:MM", or null when it is none. */
export function asTime(text: string): string | null {
  return /^(?:[01]\d|2[0-3]):[0-5]\d$/.test(text) ? text : null;
}

function timeOf(groups: Record<string, string | undefined>): string | null {
  if (groups.noon ?? groups.noon2) return '12:00';
  if (groups.midnight ?? groups.midnight2) return '00:00';
  const hour = hourOf(Number(groups.hour), groups.part ?? '');
  const minute = groups.half ? 30 : Number(groups.minute ?? 0);
  return asTime(`${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`);
}

function hourOf(hour: number, part: string): number {
  // Noon is 12 pm and 中午12点, midnight 12 am and 晚上12点.
  if (/^(?:晚上|夜|밤)$/.test(part) && hour === 12) return 0;
  if (part === '中午' && hour > 9) return hour;
  if (morning.test(part)) return hour === 12 ? 0 : hour;
  return afternoon.test(part) && hour < 12 ? hour + 12 : hour;
}

/** 九 is 9, 十 10, 十一 11, 二十三 23. */
function readNumerals(digits: string): number {
  const [tens = '', ones = ''] = digits.includes('十') ? digits.split('十') : ['', digits];
  const one = (character: string) => numerals.indexOf(character) + 1;
  return (digits.includes('十') ? (tens === '' ? 1 : one(tens)) * 10 : 0) + (ones === '' ? 0 : one(ones));
}

import type { Language } from './language.ts';

/** A calendar day as YYYY-MM-DD. Days compare as text. */
export type Day = string;

const dayShape = /^(\d{4})-(\d{2})-(\d{2})$/;
const millisPerDay = 86_400_000;

/** Whether the text is a day that exists: 2024-02-29 is one, 2023-02-30 is not. */
export function isDay(value: string): value is Day {
  if (!dayShape.test(value)) return false;
  const time = Date.parse(`${value}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(value);
}

export function addDays(day: Day, count: number): Day {
  return new Date(Date.parse(`${day}T00:00:00Z`) + count * millisPerDay).toISOString().slice(0, 10);
}

/** Days from the first to the second; negative when the second is earlier. */
export function daysBetween(first: Day, second: Day): number {
  return Math.round((Date.parse(`${second}T00:00:00Z`) - Date.parse(`${first}T00:00:00Z`)) / millisPerDay);
}

const locales: Record<Language, string> = { en: 'en-GB', zh: 'zh-CN', ja: 'ja-JP', ko: 'ko-KR', de: 'de-DE' };
const formats = new Map<string, Intl.DateTimeFormat>();
const written = new Map<string, string>();
/** More days than any base has; a question may name any day, so the memory must end somewhere. */
const remembered = 5_000;

/** A day or partial day as a reader of that language writes it: 21 December 2023, 2023年12月21日. */
export function formatDay(day: string, language: Language): string {
  const key = `${language} ${day}`;
  const known = written.get(key);
  if (known !== undefined) return known;
  if (written.size >= remembered) written.clear();
  const parts = day.split('-').length;
  const text = formatOf(parts, language).format(Date.parse(`${day}${'-01'.repeat(3 - parts)}T00:00:00Z`));
  written.set(key, text);
  return text;
}

/** One to three parts: year, month, day. */
function formatOf(parts: number, language: Language): Intl.DateTimeFormat {
  const key = `${language}${parts}`;
  const known = formats.get(key);
  if (known) return known;
  const format = new Intl.DateTimeFormat(locales[language], {
    timeZone: 'UTC',
    year: 'numeric',
    ...(parts > 1 && { month: 'long' }),
    ...(parts > 2 && { day: 'numeric' }),
  });
  formats.set(key, format);
  return format;
}

/** How far off a day is, in words: "today", "in 7 days", "11 days ago". */
export function formatDistance(days: number, language: Language): string {
  return new Intl.RelativeTimeFormat(locales[language], { numeric: 'auto' }).format(days, 'day');
}

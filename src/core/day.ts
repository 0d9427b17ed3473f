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

const monthNames: Record<'en' | 'de', string> = {
  en: 'January February March April May June July August September October November December',
  de: 'Januar Februar März April Mai Juni Juli August September Oktober November Dezember',
};

/**
 * A day or partial day as a reader of that language writes it: 21 December 2023, 2023年12月21日. As Intl.DateTimeFormat has it,
 * which takes longer to load than a question to answer.
 */
export function formatDay(day: string, language: Language): string {
  const [year, month = 0, date = 0] = day.split('-').map(Number);
  switch (language) {
    case 'zh':
    case 'ja':
      return joined('', `${year}年`, month && `${month}月`, date && `${date}日`);
    case 'ko':
      return joined(' ', `${year}년`, month && `${month}월`, date && `${date}일`);
    case 'de':
      return joined(' ', date && `${date}.`, nameOf(month, language), year);
    case 'en':
      return joined(' ', date, nameOf(month, language), year);
  }
}

/** Without what the day leaves open. */
function joined(between: string, ...parts: (string | number | undefined)[]): string {
  return parts.filter(Boolean).join(between);
}

function nameOf(month: number, language: 'en' | 'de'): string | undefined {
  return monthNames[language].split(' ')[month - 1];
}

/** How far off a day is, in words: "today", "in 7 days", "11 days ago". */
export function formatDistance(days: number, language: Language): string {
  return new Intl.RelativeTimeFormat(language, { numeric: 'auto' }).format(days, 'day');
}

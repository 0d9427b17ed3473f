import { type Day, isDay } from '../../core/day.ts';
import { type Language, languages } from '../../core/language.ts';

/** What is asked about a message, and where the message stands. Travels in the modal that shows the answer. */
export interface Asked {
  channel: string;
  /** The thread to answer in. */
  thread: string;
  language: Language;
  /** The day the answer was shown for. */
  on: Day;
  input: string;
}

/** Slack keeps so many characters with a modal. */
const longest = 3_000;

/** As text. A line too long to be kept whole is left out: cut short, it would ask something else. */
export function writeAsked(asked: Asked): string {
  const text = JSON.stringify(asked);
  return text.length <= longest ? text : '';
}

/** Reads it back; null for anything this version did not write. */
export function readAsked(text: string): Asked | null {
  try {
    const { channel, thread, language, on, input } = JSON.parse(text) as Record<keyof Asked, unknown>;
    const known = languages.find((one) => one === language);
    if (typeof channel !== 'string' || typeof thread !== 'string' || typeof input !== 'string') return null;
    if (typeof on !== 'string' || !isDay(on) || known === undefined) return null;
    return { channel, thread, language: known, on, input };
  } catch {
    return null;
  }
}

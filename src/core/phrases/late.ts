import type { Language } from '../language.ts';

const words: Record<Language, string> = {
  en: 'recorded late',
  zh: '补录',
  ja: '後日記録',
  ko: '뒤늦게 기록됨',
  de: 'nachgetragen',
};

/** Marks what is told only after an announcement of its day has gone out, because it was put on record later. */
export function lateWord(language: Language): string {
  return words[language];
}

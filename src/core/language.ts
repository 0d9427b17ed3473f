import type { Localised } from './localised.ts';

/** The five languages a question may be asked in. English text always exists; the others where a curator wrote them. */
export const languages = ['en', 'zh', 'ja', 'ko', 'de'] as const;
export type Language = (typeof languages)[number];

/** The text in the language asked for, or in English where that one is not written. */
export function inLanguage(localised: Localised, language: Language): string {
  return localised[language] ?? localised.en;
}

import { z } from 'zod';

const text = z.string().trim().min(1);

/** A text in English and, where written, in other languages. */
export const Localised = z
  .strictObject({
    en: text,
    zh: text.optional(),
    ja: text.optional(),
    ko: text.optional(),
    de: text.optional(),
  })
  .meta({ description: 'The same text by language; English is required.' });
export type Localised = z.infer<typeof Localised>;

const words = z.array(text).min(1);

/** Words or phrasings by language; no language is required. */
export const WordsByLanguage = z.strictObject({
  en: words.optional(),
  zh: words.optional(),
  ja: words.optional(),
  ko: words.optional(),
  de: words.optional(),
});
export type WordsByLanguage = z.infer<typeof WordsByLanguage>;

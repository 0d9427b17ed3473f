import type { KnowledgeBase } from '../core/base.ts';
import { type Day, formatDay } from '../core/day.ts';
import { inLanguage, type Language } from '../core/language.ts';
import { phrases } from '../core/phrases/phrases.ts';
import { topicNames } from '../core/subscription/shown.ts';
import { type FeedEntry, type FeedWish, feedEntries, sourceLine } from './entries.ts';

/** A list of changes with what stands around it, ready to be written in any format. */
export interface FeedContent {
  title: string;
  /** What the list is not: legal advice. */
  disclaimer: string;
  language: Language;
  entries: FeedEntry[];
  /** The last day on which anything in it may have been edited; the oldest of the base where it holds nothing. */
  updated: Day;
}

export function feedContent(base: KnowledgeBase, today: Day, wish: FeedWish): FeedContent {
  const { topics, language } = wish;
  const entries = feedEntries(base, today, wish);
  const name = inLanguage(base.about.name, language);
  const checks = entries.length > 0 ? entries : [...base.instruments.values()];
  return {
    title: topics ? `${name}: ${topicNames(topics, base, language)}` : name,
    disclaimer: inLanguage(base.about.disclaimer, language),
    language,
    entries,
    updated:
      checks
        .map(({ checked }) => checked)
        .sort()
        .at(-1) ?? '2020-01-01',
  };
}

/** A day as the moment it begins at UTC: formats that know no days take this. */
export function startOf(day: Day): Date {
  return new Date(`${day}T00:00:00Z`);
}

/** The first source that can be opened. */
export function firstAddress({ change }: FeedEntry, language: Language): string | null {
  return change.citations.map((citation) => sourceLine(citation, language).url).find((url) => url !== null) ?? null;
}

/** The change in lines of words: what it says, by when it was checked, each source with its address, the disclaimer. */
export function entryLines({ change, checked }: FeedEntry, { language, disclaimer }: FeedContent): string[] {
  return [
    change.note,
    ...(change.forecast ? [phrases(language).forecastWarning(formatDay(checked, language))] : []),
    '',
    ...change.citations.flatMap((citation) => {
      const { words, url } = sourceLine(citation, language);
      return url === null ? [words] : [words, url];
    }),
    '',
    disclaimer,
  ];
}

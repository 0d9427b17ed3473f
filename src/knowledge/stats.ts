import type { KnowledgeBase } from '../core/base.ts';
import type { Day } from '../core/day.ts';
import type { Confidence, Effect } from '../core/instrument.ts';
import { type Language, languages } from '../core/language.ts';
import type { Localised, WordsByLanguage } from '../core/localised.ts';
import type { SourceKind } from '../core/source-kind.ts';

type Counts<K extends string> = Partial<Record<K, number>>;

/** What a knowledge base holds, in numbers. */
export interface KnowledgeStats {
  revision: string;
  sources: number;
  instruments: number;
  provisions: number;
  topics: number;
  guides: number;
  /** Texts an answer may show, by the language they are written in. */
  statements: Counts<Language>;
  /** Example questions by language. */
  examples: Counts<Language>;
  /** Names and aliases by language. */
  names: Counts<Language>;
  effects: Counts<Effect>;
  confidence: Counts<Confidence>;
  sourceKinds: Counts<SourceKind>;
  /** Sources somebody read. */
  read: number;
  /** The act or guide whose last comparison with its sources is longest ago. */
  oldest: { id: string; checked: Day } | null;
}

export function knowledgeStats(base: KnowledgeBase): KnowledgeStats {
  const instruments = [...base.instruments.values()];
  const provisions = [...base.provisions.values()].map(({ provision }) => provision);
  const topics = [...base.topics.values()];
  const guides = [...base.guides.values()];
  const sources = [...base.sources.values()];
  const histories = [...instruments, ...provisions].flatMap(({ history = [] }) => history);
  const guided = guides.flatMap(({ statements }) => statements.flatMap((one) => ('text' in one ? [one.text] : [])));
  const amended = provisions.flatMap(({ amendments = [] }) => amendments);

  return {
    revision: base.revision,
    sources: sources.length,
    instruments: instruments.length,
    provisions: provisions.length,
    topics: topics.length,
    guides: guides.length,
    statements: countTexts([
      ...histories.map(({ note }) => note),
      ...[...provisions, ...amended].map(({ text }) => text),
      ...guided,
    ]),
    examples: countWords([...topics, ...instruments, ...provisions, ...guides].map(({ examples }) => examples)),
    names: addCounts(
      countTexts([...topics.map(({ name }) => name), ...instruments.map(({ title }) => title)]),
      countWords([...topics, ...instruments].map(({ aliases }) => aliases)),
    ),
    effects: countBy(provisions.map(({ effect }) => effect)),
    confidence: countBy(provisions.map(({ confidence }) => confidence)),
    sourceKinds: countBy(sources.map(({ kind }) => kind)),
    read: sources.filter(({ access }) => access === 'read').length,
    oldest: oldestOf([...instruments, ...guides]),
  };
}

function oldestOf(entries: readonly { id: string; checked: Day }[]): { id: string; checked: Day } | null {
  const [first] = [...entries].sort((a, b) => (a.checked < b.checked ? -1 : a.checked > b.checked ? 1 : 0));
  return first ? { id: first.id, checked: first.checked } : null;
}

function countBy<K extends string>(values: readonly K[]): Counts<K> {
  const counts: Counts<K> = {};
  for (const value of values) counts[value] = (counts[value] ?? 0) + 1;
  return counts;
}

function countTexts(texts: readonly Localised[]): Counts<Language> {
  return countBy(texts.flatMap((text) => languages.filter((language) => text[language] !== undefined)));
}

function countWords(words: readonly (WordsByLanguage | undefined)[]): Counts<Language> {
  return countBy(words.flatMap((one) => languages.flatMap((language) => (one?.[language] ?? []).map(() => language))));
}

function addCounts(a: Counts<Language>, b: Counts<Language>): Counts<Language> {
  return Object.fromEntries(
    languages.map((language) => [language, (a[language] ?? 0) + (b[language] ?? 0)]).filter(([, count]) => count !== 0),
  );
}

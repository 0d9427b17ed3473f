import type { Verdict } from '../core/answer.ts';
import type { KnowledgeBase } from '../core/base.ts';
import type { Day } from '../core/day.ts';
import type { Cues, EntryRef } from '../core/reading.ts';
import { assess } from '../core/verdict.ts';
import { buildLexicon } from './cues/lexicon.ts';
import { wordsOf } from './cues/phrases.ts';
import { canonical, toText } from './cues/text.ts';
import { buildEngine, type Engine } from './engine.ts';
import {
  aliasesOf,
  entryOfKey,
  indexEntries,
  keyOfEntry,
  namesOf,
  phrasingsOf,
  shownTitles,
  textsOf,
} from './entries.ts';
import { compileNames } from './mentions.ts';
import { buildCarriers, buildElementNames, buildFormTopics, type Namer } from './naming.ts';
import type { Scanner } from './scan.ts';
import { buildSettings, type Settings } from './setting.ts';

export interface MatcherOptions {
  /** What an earlier process built from this very base; built anew when left out. */
  prepared?: Prepared;
  /** The verdict for a topic in a case; undefined when it cannot be told. */
  verdictOf?: (topic: string, cues: Cues, today: Day) => Verdict | null | undefined;
}

/** What takes time to build, and can be kept: an index, and tables of plain maps and sets. */
export interface Prepared {
  engine: Engine;
  tables: Tables;
}

export type Tables = Omit<Reader, 'base' | 'lexicon' | 'engine' | 'verdictOf'>;

/** A knowledge base made ready for questions. */
export interface Reader extends Scanner, Namer {
  engine: Engine;
  /** Entries by the titles that answers show. */
  titles: ReadonlyMap<string, EntryRef[]>;
  /** What entries are called and how they are asked for, by key. */
  phrasings: ReadonlyMap<string, readonly string[]>;
  /** Entries by their example questions; acts and guides by what they are called, too. */
  wordings: ReadonlyMap<string, EntryRef[]>;
  /** Places and times that titles are about, by key. */
  settings: Settings;
  /** Words in names, and in the words for control. */
  nameWords: ReadonlySet<string>;
  /** Words of the vocabulary. */
  vocabularyWords: ReadonlySet<string>;
  /** Words that are the whole name of something, or that a guide asks about. */
  knownElements: ReadonlySet<string>;
  verdictOf: NonNullable<MatcherOptions['verdictOf']>;
}

export function buildReader(base: KnowledgeBase, options: MatcherOptions): Reader {
  const lexicon = buildLexicon(base);
  return {
    ...(options.prepared?.tables ?? buildTables(base, lexicon)),
    base,
    lexicon,
    engine: options.prepared?.engine ?? buildEngine(indexEntries(base), aliasesOf(namesOf(base), base.vocabulary)),
    verdictOf:
      options.verdictOf ?? ((topic, cues, today) => assess(base, topic, { ...cues, day: cues.asOf ?? today }).verdict),
  };
}

/** The part of a reader that an index does not hold and that can be kept beside it. */
export function tablesOf({ base: _, lexicon: __, engine: ___, verdictOf: ____, ...tables }: Reader): Tables {
  return tables;
}

function buildTables(base: KnowledgeBase, lexicon: Reader['lexicon']): Tables {
  const names = namesOf(base);
  const phrasings = phrasingsOf(indexEntries(base));
  // The bare name of a topic is left out: goods or technology is still to be asked.
  const wordings = [...phrasings].flatMap(([key, texts]) => {
    const entry = entryOfKey(key);
    const topic = entry.kind === 'topic' ? base.topics.get(entry.id) : undefined;
    return (topic ? wordsOf(topic.examples) : texts).map((text) => [text, entry] as const);
  });
  return {
    names: compileNames(names),
    titles: byWords(shownTitles(base).map(({ title, ref }) => [title, ref] as const)),
    phrasings,
    wordings: byWords(wordings),
    nameWords: wordsIn([...names.map(({ words }) => words), ...wordsOf(base.vocabulary.intents.status)]),
    vocabularyWords: wordsIn(vocabularyPhrases(base.vocabulary)),
    knownElements: new Set([
      ...names.map(({ words }) => canonical(words)).filter((words) => !words.includes(' ')),
      ...wordsIn([...base.guides.values()].flatMap(({ question }) => textsOf(question))),
    ]),
    forms: buildFormTopics(base, lexicon),
    elements: buildElementNames(base, lexicon),
    carriers: buildCarriers(base, lexicon),
    settings: buildSettings(base, lexicon),
  };
}

function byWords(pairs: readonly (readonly [words: string, ref: EntryRef])[]): Map<string, EntryRef[]> {
  const byKey = new Map<string, EntryRef[]>();
  for (const [words, ref] of pairs) {
    const key = canonical(words);
    const known = byKey.get(key) ?? [];
    if (!known.some((other) => keyOfEntry(other) === keyOfEntry(ref))) byKey.set(key, [...known, ref]);
  }
  return byKey;
}

function vocabularyPhrases({
  kinds,
  intents,
  destinations,
  users,
  uses,
  elsewhere,
}: KnowledgeBase['vocabulary']): string[] {
  const named = [destinations, users, uses].flatMap((list) =>
    Object.values(list).flatMap(({ words }) => wordsOf(words)),
  );
  return [
    ...[kinds, intents].flatMap((lists) => Object.values(lists).flatMap(wordsOf)),
    ...named,
    ...wordsOf(elsewhere),
  ];
}

function wordsIn(phrases: readonly string[]): ReadonlySet<string> {
  return new Set(phrases.flatMap((phrase) => toText(phrase).tokens.map(({ key }) => key)));
}

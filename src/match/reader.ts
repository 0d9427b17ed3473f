import type { Verdict } from '../core/answer.ts';
import type { KnowledgeBase } from '../core/base.ts';
import type { Day } from '../core/day.ts';
import type { Cues } from '../core/reading.ts';
import { assess } from '../core/verdict.ts';
import type { Intent } from '../core/vocabulary.ts';
import { readIntent } from './cues/intent.ts';
import { buildLexicon } from './cues/lexicon.ts';
import { wordsOf } from './cues/phrases.ts';
import { canonical, toText } from './cues/text.ts';
import { buildSettings, type Settings } from './decide/setting.ts';
import { buildEngine, type Engine, type IndexEntry } from './engine/engine.ts';
import {
  aliasesOf,
  entryOfKey,
  indexEntries,
  keyOfEntry,
  type Name,
  namesOf,
  phrasingsOf,
  shownTitles,
  textsOf,
} from './naming/entries.ts';
import { type EntryNames, nameEntries } from './naming/entry-names.ts';
import { compileNames } from './naming/mentions.ts';
import { buildCarriers, buildElementNames, buildFormTopics, type Namer } from './naming/naming.ts';
import type { Scanner } from './scan.ts';

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

export type Tables = Omit<Reader, 'base' | 'phrasings' | 'engine' | 'verdictOf'>;

/** A knowledge base made ready for questions. */
export interface Reader extends Scanner, Namer {
  engine: Engine;
  /** Entries by the titles that answers show. */
  titles: EntryNames;
  /** What entries are called and how they are asked for, by key, in the form in which words are compared. */
  phrasings: Pick<ReadonlyMap<string, readonly string[]>, 'get'>;
  /** Entries by their example questions; acts and guides by what they are called, too. */
  wordings: EntryNames;
  /** What the titles of guides say they are for, by key. */
  wishes: ReadonlyMap<string, Intent>;
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

/** Names, acts and words of the field say besides how far a question belongs here, so likeness alone need say less. */
const losses = { answer: 0.15, choose: 0.08 };
/** So many that an edit of a file hardly moves the thresholds: with 400, ten new provisions moved them by a third. */
const samples = 2_000;

export function buildReader(base: KnowledgeBase, options: MatcherOptions): Reader {
  const { engine, tables } = options.prepared ?? prepare(base);
  return { ...tables, base, phrasings: phrasingsLater(base), engine, verdictOf: options.verdictOf ?? assessing(base) };
}

function prepare(base: KnowledgeBase): Prepared {
  const entries = indexEntries(base);
  const names = namesOf(base);
  return {
    engine: buildEngine(entries, aliasesOf(names, base.vocabulary), { losses, samples }),
    tables: buildTables(base, entries, names),
  };
}

/** Cases are few and questions about them many, so what was worked out is kept. */
const mostRemembered = 5_000;

function assessing(base: KnowledgeBase): Reader['verdictOf'] {
  const known = new Map<string, Verdict | null>();
  return (topic, { asOf, destination, user, use, origin }, today) => {
    const day = asOf ?? today;
    const key = JSON.stringify([topic, day, destination, user, use, origin]);
    const before = known.get(key);
    if (before !== undefined) return before;
    const { verdict } = assess(base, topic, { day, destination, user, use, origin });
    if (known.size >= mostRemembered) known.clear();
    known.set(key, verdict);
    return verdict;
  };
}

/** The part of a reader that an index does not hold and that can be kept beside it. */
export function tablesOf({ base: _, phrasings: __, engine: ___, verdictOf: ____, ...tables }: Reader): Tables {
  return tables;
}

/** Hardly any question needs them. */
function phrasingsLater(base: KnowledgeBase): Reader['phrasings'] {
  let written: ReadonlyMap<string, readonly string[]> | undefined;
  const compared = new Map<string, readonly string[]>();
  return {
    get: (key) => {
      written ??= phrasingsOf(indexEntries(base));
      const known = compared.get(key) ?? written.get(key)?.map(canonical);
      if (known) compared.set(key, known);
      return known;
    },
  };
}

function buildTables(base: KnowledgeBase, entries: readonly IndexEntry[], names: readonly Name[]): Tables {
  const lexicon = buildLexicon(base);
  const phrasings = phrasingsOf(entries);
  // The bare name of a topic is left out: goods or technology is still to be asked.
  const wordings = [...phrasings].flatMap(([key, texts]) => {
    const entry = entryOfKey(key);
    const topic = entry.kind === 'topic' ? base.topics.get(entry.id) : undefined;
    return (topic ? wordsOf(topic.examples) : texts).map((text) => [canonical(text), entry] as const);
  });
  return {
    lexicon,
    names: compileNames(names),
    titles: nameEntries(shownTitles(base).map(({ title, ref }) => [canonical(title), ref] as const)),
    wordings: nameEntries(wordings),
    nameWords: wordsIn([...names.map(({ words }) => words), ...wordsOf(base.vocabulary.intents.status)]),
    vocabularyWords: wordsIn(vocabularyPhrases(base.vocabulary)),
    knownElements: new Set([
      ...names.map(({ words }) => canonical(words)).filter((words) => !words.includes(' ')),
      ...wordsIn([...base.guides.values()].flatMap(({ question }) => textsOf(question))),
    ]),
    forms: buildFormTopics(base, lexicon),
    elements: buildElementNames(base, lexicon),
    carriers: buildCarriers(base, lexicon),
    wishes: new Map(
      [...base.guides.values()].map(({ id, question }) => [
        keyOfEntry({ kind: 'guide', id }),
        readIntent(lexicon.intents, toText(question.en)).intent,
      ]),
    ),
    settings: buildSettings(base, lexicon),
  };
}

function vocabularyPhrases({
  kinds,
  intents,
  destinations,
  users,
  uses,
  elsewhere,
  errands,
}: KnowledgeBase['vocabulary']): string[] {
  const named = [destinations, users, uses].flatMap((list) =>
    Object.values(list).flatMap(({ words }) => wordsOf(words)),
  );
  return [
    ...[kinds, intents].flatMap((lists) => Object.values(lists).flatMap(wordsOf)),
    ...named,
    ...wordsOf(elsewhere),
    ...wordsOf(errands),
  ];
}

function wordsIn(phrases: readonly string[]): ReadonlySet<string> {
  return new Set(phrases.flatMap((phrase) => toText(phrase).tokens.map(({ key }) => key)));
}

import type { KnowledgeBase } from '../../core/base.ts';
import type { Instrument } from '../../core/instrument.ts';
import { languages } from '../../core/language.ts';
import type { Localised } from '../../core/localised.ts';
import type { EntryRef } from '../../core/reading.ts';
import { titled } from '../../core/titles.ts';
import type { Vocabulary } from '../../core/vocabulary.ts';
import { wordsOf } from '../cues/phrases.ts';
import type { Alias, IndexEntry, Phrasing } from '../engine/engine.ts';

/** A name of an entry, as a question may write it. */
export interface Name {
  words: string;
  ref: EntryRef;
  /** The title, not another name for it. */
  official: boolean;
}

/** Body text helps to find an entry but must not drown its titles. */
const bodyWeight = 0.15;

export function keyOfEntry({ kind, id }: EntryRef): string {
  return `${kind}:${id}`;
}

export function entryOfKey(key: string): EntryRef {
  const at = key.indexOf(':');
  return { kind: key.slice(0, at) as EntryRef['kind'], id: key.slice(at + 1) };
}

/** What the engine searches: topics, guides, instruments, and the provisions that have examples. */
export function indexEntries(base: KnowledgeBase): IndexEntry[] {
  const entries: IndexEntry[] = [];
  const add = (ref: EntryRef, phrasings: Phrasing[]) => {
    if (phrasings.length > 0) entries.push({ key: keyOfEntry(ref), phrasings });
  };
  for (const { id, name, aliases, examples } of base.topics.values()) {
    add({ kind: 'topic', id }, titles(textsOf(name), wordsOf(aliases), wordsOf(examples)));
  }
  for (const { id, question, examples, statements } of base.guides.values()) {
    const bodies = statements.flatMap((statement) => ('text' in statement ? textsOf(statement.text) : []));
    add({ kind: 'guide', id }, [...titles(textsOf(question), wordsOf(examples)), ...body(bodies)]);
  }
  for (const instrument of base.instruments.values()) {
    const { id, summary, examples, aliases } = instrument;
    const names = actNames(instrument);
    add({ kind: 'instrument', id }, [...titles(names, wordsOf(aliases), wordsOf(examples)), ...body(textsOf(summary))]);
  }
  for (const { ref, provision } of base.provisions.values()) {
    if (!provision.examples) continue;
    add({ kind: 'provision', id: ref }, [...titles(wordsOf(provision.examples)), ...body(textsOf(provision.text))]);
  }
  return entries;
}

/** The names of topics and acts, which count as one concept each wherever they are written. */
export function namesOf(base: KnowledgeBase): Name[] {
  const names: Name[] = [];
  for (const { id, name, aliases } of base.topics.values()) {
    const ref: EntryRef = { kind: 'topic', id };
    for (const words of textsOf(name)) names.push({ words, ref, official: true });
    for (const words of [...textsOf(name), ...wordsOf(aliases)].flatMap(otherForms))
      names.push({ words, ref, official: false });
  }
  for (const instrument of base.instruments.values()) {
    const ref: EntryRef = { kind: 'instrument', id: instrument.id };
    for (const words of actNames(instrument)) names.push({ words, ref, official: true });
    for (const words of wordsOf(instrument.aliases)) names.push({ words, ref, official: false });
  }
  return names;
}

const endings: readonly [RegExp, readonly string[]][] = [
  [/(?<=\p{L})technologie$/u, ['technologie', 'technik', 'verfahren']],
  [/(?<=\p{Script=Han})技术$/u, ['技术', '工艺']],
  [/(?<=\p{L})技術$/u, ['技術', '工程', 'プロセス', 'ノウハウ']],
  [/(?<=\p{Script=Hangul}) ?기술$/u, [' 기술', ' 공정', ' 노하우']],
];

/** Magnettechnologie is Magnettechnik as well: the words for know-how change places. */
function otherForms(words: string): string[] {
  const found = endings.find(([ending]) => ending.test(words));
  return found ? found[1].map((ending) => words.replace(found[0], ending)) : [words];
}

/**
 * The words that stand for one thing: names of entries, words that mean the same, and places, which no correction may
 * turn into something else.
 */
export function aliasesOf(names: readonly Name[], { destinations, synonyms }: Vocabulary): Alias[] {
  const places = Object.entries(destinations).flatMap(([id, { words }]) =>
    wordsOf(words)
      .filter(isUnmistakable)
      .map((phrase) => ({ words: phrase, concept: `destination:${id}` })),
  );
  const same = synonyms.flatMap((words, index) =>
    wordsOf(words).map((phrase) => ({ words: phrase, concept: `synonym:${index}` })),
  );
  return [...names.map(({ words, ref }) => ({ words, concept: keyOfEntry(ref) })), ...places, ...same];
}

/** The engine knows no capitals, to which US and IT are other words. */
function isUnmistakable(phrase: string): boolean {
  return !phrase.includes('*') && !/^[\p{Script=Latin}.]{1,4}$/u.test(phrase);
}

/** Every title an answer may show for an entry, so that a choice of it, sent back as a question, is understood. */
export function shownTitles(base: KnowledgeBase): { title: string; ref: EntryRef }[] {
  const refs: EntryRef[] = [
    ...[...base.topics.keys()].map((id) => ({ kind: 'topic', id }) as const),
    ...[...base.guides.keys()].map((id) => ({ kind: 'guide', id }) as const),
    ...[...base.instruments.keys()].map((id) => ({ kind: 'instrument', id }) as const),
    ...[...base.provisions.keys()].map((id) => ({ kind: 'provision', id }) as const),
  ];
  return refs.flatMap((ref) =>
    languages.flatMap((language) => {
      const title = titled(base, ref, language)?.title;
      return title === undefined ? [] : [{ title, ref }];
    }),
  );
}

/** All wordings of an entry that count in full: what it is called and how it is asked for. */
export function phrasingsOf(entries: readonly IndexEntry[]): ReadonlyMap<string, readonly string[]> {
  return new Map(
    entries.map(({ key, phrasings }) => [key, phrasings.filter(({ weight }) => weight === 1).map(({ text }) => text)]),
  );
}

function actNames({ number, title }: Instrument): string[] {
  return [...textsOf(number), ...textsOf(title)];
}

/** A text in each language it is written in. */
export function textsOf(localised: Localised | null | undefined): string[] {
  return localised ? [...new Set(languages.flatMap((language) => localised[language] ?? []))] : [];
}

function titles(...lists: string[][]): Phrasing[] {
  return [...new Set(lists.flat())].map((text) => ({ text, weight: 1 }));
}

function body(bodies: string[]): Phrasing[] {
  return bodies.map((text) => ({ text, weight: bodyWeight }));
}

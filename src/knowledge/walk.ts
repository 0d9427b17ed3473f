import type { Guide } from '../core/guide.ts';
import type { HistoryEntry, Instrument, Provision } from '../core/instrument.ts';
import { type Language, languages } from '../core/language.ts';
import type { Localised, WordsByLanguage } from '../core/localised.ts';
import type { EntryRef } from '../core/reading.ts';
import type { Cite } from '../core/source.ts';
import type { Topic } from '../core/topic.ts';
import type { Path } from './document.ts';
import type { KnowledgeFile, KnowledgeFiles } from './files.ts';

/** Something in a file, with the way to it. */
export interface Located<T> {
  file: KnowledgeFile<unknown>;
  path: Path;
  value: T;
}

export interface LocatedHistory extends Located<readonly HistoryEntry[]> {
  instrument: Instrument;
  /** The provision whose own history it is. */
  provision: Provision | undefined;
}

/** A text that an answer may show, with what it cites. The path leads to what holds both. */
export interface LocatedStatement extends Located<{ citations: readonly Cite[] }> {
  text: Localised;
  /** Key of the text. */
  key: 'text' | 'note';
  in: 'guide' | 'instrument';
}

/** An entry a question can find, with the words it is found by. */
export interface LocatedEntry extends Located<{ examples?: WordsByLanguage | undefined }> {
  entry: EntryRef;
}

export function* provisionsOf(files: KnowledgeFiles): Generator<Located<Provision> & { instrument: Instrument }> {
  for (const file of files.instruments) {
    for (const [index, value] of file.data.provisions.entries()) {
      yield { file, path: ['provisions', index], value, instrument: file.data };
    }
  }
}

export function* topicsOf(files: KnowledgeFiles): Generator<Located<Topic>> {
  for (const file of files.topics) {
    for (const [index, value] of file.data.entries()) yield { file, path: [index], value };
  }
}

export function* historiesOf(files: KnowledgeFiles): Generator<LocatedHistory> {
  for (const file of files.instruments) {
    const { data: instrument } = file;
    yield { file, path: ['history'], value: instrument.history, instrument, provision: undefined };
    for (const [index, provision] of instrument.provisions.entries()) {
      const path = ['provisions', index, 'history'];
      if (provision.history) yield { file, path, value: provision.history, instrument, provision };
    }
  }
}

export function* statementsOf(files: KnowledgeFiles): Generator<LocatedStatement> {
  for (const { file, path, value: history } of historiesOf(files)) {
    for (const [index, value] of history.entries()) {
      yield { file, path: [...path, index], value, text: value.note, key: 'note', in: 'instrument' };
    }
  }
  for (const { file, path, value } of provisionsOf(files)) {
    yield { file, path, value, text: value.text, key: 'text', in: 'instrument' };
    for (const [index, amendment] of (value.amendments ?? []).entries()) {
      const place = [...path, 'amendments', index];
      yield { file, path: place, value: amendment, text: amendment.text, key: 'text', in: 'instrument' };
    }
  }
  for (const { file, path, value } of guideStatementsOf(files)) {
    if ('citations' in value) yield { file, path, value, text: value.text, key: 'text', in: 'guide' };
  }
}

export function* guideStatementsOf(files: KnowledgeFiles): Generator<Located<Guide['statements'][number]>> {
  for (const file of files.guides) {
    for (const [index, value] of file.data.statements.entries()) yield { file, path: ['statements', index], value };
  }
}

export function* entriesOf(files: KnowledgeFiles): Generator<LocatedEntry> {
  for (const { file, path, value } of topicsOf(files))
    yield { file, path, value, entry: { kind: 'topic', id: value.id } };
  for (const file of files.instruments) {
    yield { file, path: [], value: file.data, entry: { kind: 'instrument', id: file.data.id } };
  }
  for (const { file, path, value, instrument } of provisionsOf(files)) {
    yield { file, path, value, entry: { kind: 'provision', id: `${instrument.id}/${value.id}` } };
  }
  for (const file of files.guides)
    yield { file, path: [], value: file.data, entry: { kind: 'guide', id: file.data.id } };
}

/** The words of all languages, each with the way to it. */
export function* wordsOf(words: WordsByLanguage | undefined, path: Path): Generator<{ path: Path; word: string }> {
  for (const language of languages) {
    for (const [index, word] of (words?.[language] ?? []).entries()) yield { path: [...path, language, index], word };
  }
}

/** The texts of all languages that have one. */
export function textsOf(text: Localised): { language: Language; text: string }[] {
  return languages.flatMap((language) => {
    const written = text[language];
    return written === undefined ? [] : [{ language, text: written }];
  });
}

/** How two spellings are compared: width and case do not count. */
export function fold(word: string): string {
  return word.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
}

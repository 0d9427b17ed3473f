import type { About } from '../core/about.ts';
import type { KnowledgeBase } from '../core/base.ts';
import type { Day } from '../core/day.ts';
import type { Guide } from '../core/guide.ts';
import type { Instrument } from '../core/instrument.ts';
import type { Reading } from '../core/reading.ts';
import type { Source } from '../core/source.ts';
import type { Topic } from '../core/topic.ts';
import type { Vocabulary } from '../core/vocabulary.ts';
import type { YamlFile } from './document.ts';

/** A file whose shape is right. */
export interface KnowledgeFile<T> extends Omit<YamlFile, 'data'> {
  /** Relative to the knowledge folder. */
  path: string;
  data: T;
}

/** Ids a file may refer to. Those of files whose shape is wrong are among them, so that one fault is told once. */
export interface KnownIds {
  sources: Set<string>;
  instruments: Set<string>;
  topics: Set<string>;
  guides: Set<string>;
  /** instrument/provision */
  provisions: Set<string>;
}

/** How a question is understood; the part of it that a check looks at. */
export type Find = (question: string) => Pick<Reading, 'outcome' | 'entry'>;

/** Prepares to read questions with a knowledge base. Passed in, for the files know nothing of the search. */
export type ExampleProbe = (base: KnowledgeBase) => Find;

/** A text that sources are compared with, so that none is copied. */
export interface Original {
  name: string;
  text: string;
}

/** All that the checks look at. */
export interface KnowledgeFiles {
  about: KnowledgeFile<About>[];
  vocabulary: KnowledgeFile<Vocabulary>[];
  sources: KnowledgeFile<Source[]>[];
  instruments: KnowledgeFile<Instrument>[];
  topics: KnowledgeFile<Topic[]>[];
  guides: KnowledgeFile<Guide>[];
  known: KnownIds;
  /** Undefined where nobody said which day it is; what depends on the day is not checked then. */
  today: Day | undefined;
  originals: readonly Original[];
  /** Finds the entry of a question; undefined where nobody can. */
  find: Find | undefined;
}

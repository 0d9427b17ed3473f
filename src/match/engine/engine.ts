import { analyse } from '../words/analyse.ts';
import { isEnglishWord } from '../words/word-list.ts';
import { type Alias, createAliasTree, findConcepts, readAliases } from './aliases.ts';
import { findCompounds } from './compounds.ts';
import { confidenceOf } from './confidence.ts';
import { addPhrasing, beginEntry, createHarvest } from './harvest.ts';
import { buildIndex } from './inverted-index.ts';
import type { Machine, MeasuredParts, Parts } from './machine.ts';
import { buildQuery } from './query.ts';
import { type Correction, readQuestion } from './question.ts';
import { rank } from './rank.ts';
import { createScratch } from './scratch.ts';
import { type Losses, measureThresholds, type Thresholds } from './thresholds.ts';
import { addWord, createVocabulary } from './vocabulary.ts';

export type { Alias } from './aliases.ts';

/** One wording of an entry. Weight 1, the most there can be, for names, aliases, questions and examples; 0.15 for the text of an answer. */
export interface Phrasing {
  text: string;
  weight: number;
}

/** Something that can be asked about. The key means nothing to the engine. */
export interface IndexEntry {
  key: string;
  phrasings: Phrasing[];
}

export interface Candidate {
  key: string;
  /** Orders the candidates of one question; not comparable between questions. */
  score: number;
  /** 0..1, comparable between questions; held against the thresholds. */
  confidence: number;
  /** 0..1, the share of the question's words that the entry has, rare ones weighing more. */
  coverage: number;
}

export interface SearchResult {
  /** Best first, at most `limit` and never more than 12. */
  candidates: Candidate[];
  corrections: Correction[];
  /** Content words that no entry has. */
  unknown: string[];
  /** Concepts that the question names by an alias. */
  concepts: string[];
}

export interface Engine {
  search(question: string, limit?: number): SearchResult;
  readonly thresholds: Thresholds;
  readonly size: { entries: number; phrasings: number; features: number };
}

export interface EngineOptions {
  /** The share of rightly found phrasings that each threshold may lose. */
  losses?: Losses;
  /** How many phrasings are left out, one by one, to set the thresholds. */
  samples?: number;
}

const defaultSamples = 400;
const defaultLimit = 10;

/** Builds an engine over the entries. An alias makes a concept count as a word of every text, phrasing or question, that contains its words. */
export function buildEngine(
  entries: readonly IndexEntry[],
  aliases: readonly Alias[] = [],
  { losses, samples = defaultSamples }: EngineOptions = {},
): Engine {
  const machine = start(buildParts(entries, aliases));
  const { index } = machine;
  const textOf = (phrase: number): string => {
    const entry = index.phraseEntry[phrase] as number;
    return entries[entry]?.phrasings[phrase - (index.phraseStart[entry] as number)]?.text ?? '';
  };
  return engineFrom(machine, measureThresholds(machine, textOf, samples, losses));
}

/** An engine over parts that were built before. */
export function engineOf(parts: MeasuredParts): Engine {
  return engineFrom(start(parts), parts.thresholds);
}

const partsByEngine = new WeakMap<Engine, MeasuredParts>();

/** What an engine of this module is made of. */
export function partsOf(engine: Engine): MeasuredParts {
  const parts = partsByEngine.get(engine);
  if (!parts) throw new TypeError('Expected an engine built by buildEngine or restored from a snapshot.');
  return parts;
}

function buildParts(entries: readonly IndexEntry[], aliases: readonly Alias[]): Parts {
  const vocabulary = createVocabulary();
  const named = readAliases(aliases);
  const tree = createAliasTree(named);
  const harvest = createHarvest();
  for (const entry of entries) {
    beginEntry(harvest);
    for (const { text, weight } of entry.phrasings) {
      const words = analyse(text);
      const concepts = new Set(findConcepts(words, tree).flatMap((match) => match.concepts));
      addPhrasing(harvest, vocabulary, words, [...concepts], weight);
    }
  }
  for (const { words } of named) for (const word of words) if (word.script !== 'cjk') addWord(vocabulary, word);
  findCompounds(vocabulary, isEnglishWord);
  return { keys: entries.map(({ key }) => key), vocabulary, aliases: tree, index: buildIndex(harvest, vocabulary) };
}

function start(parts: Parts): Machine {
  return { ...parts, scratch: createScratch(parts.index), lexicon: null, guesses: new Map() };
}

function engineFrom(machine: Machine, thresholds: Thresholds): Engine {
  const { keys, vocabulary, aliases, index } = machine;
  const engine: Engine = {
    search: (question, limit = defaultLimit) => search(machine, question, limit),
    thresholds,
    size: { entries: index.entries, phrasings: index.phraseEntry.length, features: index.kind.length },
  };
  partsByEngine.set(engine, { keys, vocabulary, aliases, index, thresholds });
  return engine;
}

function search(machine: Machine, question: string, limit: number): SearchResult {
  const { keys, vocabulary, index, scratch } = machine;
  const { words, concepts, corrections, unknown } = readQuestion(machine, question);
  const query = buildQuery(words, concepts, index, vocabulary);
  const candidates: Candidate[] = [];
  if (query.features.length > 0) {
    const found = rank(index, query, scratch);
    for (let at = 0; at < found.length && at < limit; at++) {
      const entry = found.entry[at] as number;
      const coverage = found.coverage[at] as number;
      const confidence = confidenceOf(query, found.phrase[at] as number, found.character[at] as number, coverage);
      candidates.push({ key: keys[entry] as string, score: found.score[at] as number, confidence, coverage });
    }
  }
  return { candidates, corrections, unknown, concepts };
}

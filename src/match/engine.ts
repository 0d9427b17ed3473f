import { type Alias, type AliasNode, createAliasTree, findConcepts } from './aliases.ts';
import { analyse } from './analyse.ts';
import { findCompounds } from './compounds.ts';
import { confidenceOf, coverageOf } from './confidence.ts';
import { addPhrasing, beginEntry, createHarvest, type Harvest } from './harvest.ts';
import { buildIndex, type InvertedIndex } from './inverted-index.ts';
import { parameters } from './parameters.ts';
import { buildQuery } from './query.ts';
import { type Reader, readQuestion } from './question.ts';
import { rank } from './rank.ts';
import { createScratch, type Scratch } from './scratch.ts';
import { type Losses, samplePositions, type Thresholds, thresholdsFrom } from './thresholds.ts';
import { addWord, createVocabulary, type Vocabulary } from './vocabulary.ts';
import { isEnglishWord } from './word-list.ts';

export type { Alias } from './aliases.ts';

/** One wording of an entry. Weight 1 for names, aliases, questions and examples; 0.15 for the text of an answer. */
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
  /** Best first. */
  candidates: Candidate[];
  corrections: { from: string; to: string }[];
  /** Content words that no entry has. */
  unknown: string[];
  concepts: string[];
}

export interface Engine {
  search(question: string, limit?: number): SearchResult;
  readonly thresholds: Thresholds;
  readonly size: { entries: number; phrasings: number; features: number };
}

export interface EngineOptions {
  /** The share of rightly found phrasings each threshold may lose. */
  losses?: Losses;
  /** Phrasings left out one by one to set the thresholds. */
  samples?: number;
}

const defaultSamples = 600;

/** Builds an engine over the entries. An alias makes a concept count as a word of every text, phrasing or question, that contains its words. */
export function buildEngine(
  entries: readonly IndexEntry[],
  aliases: readonly Alias[] = [],
  options: EngineOptions = {},
): Engine {
  const vocabulary = createVocabulary();
  const tree = createAliasTree(aliases);
  const harvest = readEntries(entries, tree, vocabulary);
  for (const alias of aliases) for (const word of analyse(alias.words)) addWord(vocabulary, word);
  findCompounds(vocabulary, isEnglishWord);

  const index = buildIndex(harvest, vocabulary);
  const scratch = createScratch(index);
  const reader: Reader = { vocabulary, index, aliases: tree, lexicon: null, remembered: new Map() };
  const keys = entries.map(({ key }) => key);
  return {
    search: (question, limit = 10) => search(reader, scratch, keys, question, limit),
    thresholds: measureThresholds(reader, scratch, (phrase) => phraseText(entries, index, phrase), options),
    size: { entries: keys.length, phrasings: index.phraseEntry.length, features: vocabulary.kinds.length },
  };
}

function readEntries(entries: readonly IndexEntry[], tree: AliasNode, vocabulary: Vocabulary): Harvest {
  const harvest = createHarvest();
  for (const entry of entries) {
    beginEntry(harvest);
    for (const { text, weight } of entry.phrasings) {
      const words = analyse(text);
      const concepts = new Set(findConcepts(words, tree).flatMap((match) => match.concepts));
      addPhrasing(harvest, vocabulary, words, [...concepts], weight);
    }
  }
  return harvest;
}

function search(
  reader: Reader,
  scratch: Scratch,
  keys: readonly string[],
  question: string,
  limit: number,
): SearchResult {
  const { words, concepts, corrections, unknown } = readQuestion(reader, question);
  const query = buildQuery(words, concepts, reader.index, reader.vocabulary);
  const candidates: Candidate[] = [];
  if (query.features.length > 0) {
    const found = rank(reader.index, query, scratch);
    for (let at = 0; at < found.length && at < limit; at++) {
      const entry = found.entry[at] as number;
      const coverage = coverageOf(reader.index, query, entry);
      const confidence = confidenceOf(query, found.phrase[at] as number, found.character[at] as number, coverage);
      candidates.push({ key: keys[entry] as string, score: found.score[at] as number, confidence, coverage });
    }
  }
  return { candidates, corrections, unknown, concepts };
}

function phraseText(entries: readonly IndexEntry[], index: InvertedIndex, phrase: number): string {
  const entry = index.phraseEntry[phrase] as number;
  return entries[entry]?.phrasings[phrase - (index.phraseStart[entry] as number)]?.text ?? '';
}

/** Asks a sample of the phrasings, each with itself left out, and takes the thresholds from those that still find their entry. */
function measureThresholds(
  reader: Reader,
  scratch: Scratch,
  textOf: (phrase: number) => string,
  options: EngineOptions,
): Thresholds {
  const { index, vocabulary } = reader;
  const usable: number[] = [];
  for (let phrase = 0; phrase < index.phraseEntry.length; phrase++) {
    const entry = index.phraseEntry[phrase] as number;
    const isQuestion = (index.phraseWeight[phrase] as number) >= parameters.questionWeight;
    if (isQuestion && (index.questions[entry] as number) > 1) usable.push(phrase);
  }
  const confidences: number[] = [];
  for (const position of samplePositions(usable.length, options.samples ?? defaultSamples)) {
    const phrase = usable[position] as number;
    const { words, concepts } = readQuestion(reader, textOf(phrase));
    const query = buildQuery(words, concepts, index, vocabulary);
    if (query.features.length === 0) continue;
    const found = rank(index, query, scratch, phrase);
    if (found.length === 0 || found.entry[0] !== index.phraseEntry[phrase]) continue;
    const coverage = coverageOf(index, query, found.entry[0] as number, phrase);
    confidences.push(confidenceOf(query, found.phrase[0] as number, found.character[0] as number, coverage));
  }
  return thresholdsFrom(confidences, options.losses);
}

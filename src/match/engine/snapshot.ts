import { type Engine, engineOf, partsOf } from './engine.ts';
import { kindShare, kindWeight } from './features.ts';
import type { InvertedIndex } from './inverted-index.ts';
import type { MeasuredParts } from './machine.ts';
import { type PackedArray, packArrays, unpackArrays } from './packing.ts';
import type { PairTable } from './pair-table.ts';
import { parameters } from './parameters.ts';

/** Everything of an engine that is not an array of numbers. */
interface Header {
  stamp: string;
  keys: readonly string[];
  thresholds: MeasuredParts['thresholds'];
  entries: number;
  compounds: [feature: number, parts: number[]][];
  concepts: readonly string[];
  /** Sizes of the tables, in the order of `tables`. */
  sizes: number[];
}

/**
 * An engine as bytes, for a start without reading and weighing the texts again. The bytes hold for the entries, the code and the version of Node that
 * made them: the caller keys them by the first two, the third is inside.
 */
export function serialise(engine: Engine): Uint8Array {
  const { keys, thresholds, vocabulary, aliases, index } = partsOf(engine);
  const tables = [vocabulary.named, vocabulary.pairs, aliases.units, aliases.children];
  const header: Header = {
    stamp: stamp(),
    keys,
    thresholds,
    entries: index.entries,
    compounds: [...vocabulary.compounds],
    concepts: aliases.names,
    sizes: tables.map(({ size }) => size),
  };
  return packArrays(JSON.stringify(header), [
    ...indexArrays(index),
    ...tables.flatMap(({ first, second, feature }) => [first, second, feature]),
    aliases.start,
    aliases.ids,
    new TextEncoder().encode([...vocabulary.spellings()].join('\n')),
  ]);
}

/** The engine that `serialise` wrote, or null when the bytes are damaged, of another version, or of something else. The bytes must stay as they are. */
export function restore(bytes: Uint8Array): Engine | null {
  const unpacked = unpackArrays(bytes);
  if (!unpacked) return null;
  const header = JSON.parse(unpacked.header) as Header;
  return header.stamp === stamp() ? engineOf(partsFrom(header, unpacked.arrays)) : null;
}

/** What the numbers depend on besides texts and code: the constants, and how this Node cuts words and folds letters. */
function stamp(): string {
  const { icu, unicode } = process.versions;
  return JSON.stringify([1, icu, unicode, parameters, kindWeight, kindShare]);
}

function indexArrays(index: InvertedIndex): PackedArray[] {
  const { postings, likelihoods } = index;
  return [
    index.phraseStart,
    index.phraseEntry,
    index.phraseWeight,
    index.questions,
    index.centreLength,
    index.kind,
    index.featureWeight,
    index.spread,
    postings.start,
    postings.ids,
    postings.values,
    likelihoods.start,
    likelihoods.ids,
    likelihoods.values,
    index.likelihoodScale,
    index.gramStart,
    index.grams,
    index.gramScale,
    index.gramWeight,
  ];
}

function partsFrom(header: Header, arrays: readonly PackedArray[]): MeasuredParts {
  let next = 0;
  // The order is that of `serialise`; the stamp and the checksum vouch for it.
  const take = <T extends PackedArray>(): T => arrays[next++] as T;
  const index: InvertedIndex = {
    entries: header.entries,
    phraseStart: take(),
    phraseEntry: take(),
    phraseWeight: take(),
    questions: take(),
    centreLength: take(),
    kind: take(),
    featureWeight: take(),
    spread: take(),
    postings: { start: take(), ids: take(), values: take() },
    likelihoods: { start: take(), ids: take(), values: take() },
    likelihoodScale: take(),
    gramStart: take(),
    grams: take(),
    gramScale: take(),
    gramWeight: take(),
  };
  const [named, pairs, units, children] = header.sizes.map((size) => ({
    first: take<Int32Array>(),
    second: take<Int32Array>(),
    feature: take<Int32Array>(),
    size,
  })) as [PairTable, PairTable, PairTable, PairTable];
  const aliases = { units, children, start: take<Int32Array>(), ids: take<Int32Array>(), names: header.concepts };
  const spellings = unpackLater(take());
  const vocabulary = { named, pairs, spellings, compounds: new Map(header.compounds) };
  return { keys: header.keys, thresholds: header.thresholds, vocabulary, aliases, index };
}

function unpackLater(text: Uint8Array): () => Set<string> {
  let words: Set<string> | undefined;
  return () => {
    words ??= new Set(text.length > 0 ? new TextDecoder().decode(text).split('\n') : []);
    return words;
  };
}

import { type Engine, engineOf, partsOf } from './engine.ts';
import { kindShare, kindWeight } from './features.ts';
import type { InvertedIndex } from './inverted-index.ts';
import type { MeasuredParts } from './machine.ts';
import { bringOnDemand } from './on-demand.ts';
import {
  type Bring,
  openArrays,
  type Packed,
  type PackedArray,
  type PackedFile,
  packArrays,
  unpackArrays,
} from './packing.ts';
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
  if (index.bring) throw new TypeError('Expected an engine that is in memory, not one read as it is needed.');
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
  const parts = partsFrom(unpackArrays(bytes));
  return parts && engineOf(parts);
}

/**
 * The engine that lies in a file, of which each question reads what it needs: the soonest way to answer one. Null as for
 * `restore`; what turns out to be damaged later throws. It cannot be saved again.
 */
export function restoreFrom(file: PackedFile): Engine | null {
  const opened = openArrays(file);
  const parts = partsFrom(opened, opened?.bring);
  if (!opened || !parts) return null;
  bringOnDemand(parts, opened.bring);
  return engineOf(parts);
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
    index.peaks,
    index.likelihoodScale,
    index.gramStart,
    index.grams,
    index.gramScale,
    index.gramWeight,
  ];
}

function partsFrom(packed: Packed | null, bring?: Bring): MeasuredParts | null {
  if (!packed) return null;
  const header = JSON.parse(packed.header) as Header;
  if (header.stamp !== stamp()) return null;
  let next = 0;
  // The order is that of `serialise`; the stamp and the checksum vouch for it.
  const take = <T extends PackedArray>(): T => packed.arrays[next++] as T;
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
    peaks: take(),
    likelihoodScale: take(),
    gramStart: take(),
    grams: take(),
    gramScale: take(),
    gramWeight: take(),
    bring: null,
  };
  const [named, pairs, units, children] = header.sizes.map((size) => ({
    first: take<Int32Array>(),
    second: take<Int32Array>(),
    feature: take<Int32Array>(),
    size,
    bring: null,
  })) as [PairTable, PairTable, PairTable, PairTable];
  const aliases = { units, children, start: take<Int32Array>(), ids: take<Int32Array>(), names: header.concepts };
  const spellings = unpackLater(take(), bring);
  const vocabulary = { named, pairs, spellings, compounds: new Map(header.compounds), bring: null };
  return { keys: header.keys, thresholds: header.thresholds, vocabulary, aliases, index };
}

function unpackLater(text: Uint8Array, bring: Bring | undefined): () => Set<string> {
  let words: Set<string> | undefined;
  return () => {
    if (!words) bring?.(text, 0, text.length);
    words ??= new Set(text.length > 0 ? new TextDecoder().decode(text).split('\n') : []);
    return words;
  };
}

import { type Kind, kindShare, kindWeight } from './features.ts';
import { parameters } from './parameters.ts';
import type { Rows } from './rows.ts';

/** The weight of something that `holders` of the entries have; what none has weighs as if half an entry had it. */
export function rarity(entries: number, holders: number): number {
  return Math.log(1 + entries / Math.max(holders, 0.5)) ** parameters.rarityPower;
}

export function weighFeatures(spread: Float32Array, kind: Uint8Array, entries: number): Float32Array {
  return spread.map((holders, feature) => rarity(entries, holders) * kindWeight[kind[feature] as Kind]);
}

/**
 * How many entries have each feature. An entry that has it only in its answer counts by the weight of the answer:
 * a title's words must not become common because the answers of others mention them.
 */
export function spreadOf(
  rows: Pick<Rows, 'start'> & { ids: Int32Array | Uint16Array },
  phraseEntry: Int32Array,
  phraseWeight: Float32Array,
  size: number,
): Float32Array {
  const spread = new Float32Array(size);
  const lastEntry = new Int32Array(size).fill(-1);
  const lastWeight = new Float32Array(size);
  for (let phrase = 0; phrase < phraseEntry.length; phrase++) {
    const entry = phraseEntry[phrase] as number;
    const weight = phraseWeight[phrase] as number;
    for (let at = rows.start[phrase] as number; at < (rows.start[phrase + 1] as number); at++) {
      const id = rows.ids[at] as number;
      const before = lastEntry[id] === entry ? (lastWeight[id] as number) : 0;
      if (weight <= before) continue;
      spread[id] = (spread[id] as number) + weight - before;
      lastEntry[id] = entry;
      lastWeight[id] = weight;
    }
  }
  return spread;
}

/** Turns counts into unit vectors, times the weight of the phrasing. */
export function weighRows(rows: Rows, weight: Float32Array, phraseWeight: Float32Array): void {
  for (let row = 0; row < phraseWeight.length; row++) {
    const from = rows.start[row] as number;
    const to = rows.start[row + 1] as number;
    let square = 0;
    for (let at = from; at < to; at++) {
      const value = (weight[rows.ids[at] as number] as number) * (1 + Math.log(rows.values[at] as number));
      rows.values[at] = value;
      square += value * value;
    }
    const scale = square > 0 ? (phraseWeight[row] as number) / Math.sqrt(square) : 0;
    for (let at = from; at < to; at++) rows.values[at] = (rows.values[at] as number) * scale;
  }
}

/** What each phrasing's n-grams are to be multiplied by, so that their weights make a unit vector times the weight of the phrasing. */
export function gramScales(
  start: Int32Array,
  grams: Uint16Array,
  weight: Float32Array,
  phraseWeight: Float32Array,
): Float32Array {
  return phraseWeight.map((own, phrase) => {
    let square = 0;
    for (let at = start[phrase] as number; at < (start[phrase + 1] as number); at++)
      square += (weight[grams[at] as number] as number) ** 2;
    return square > 0 ? own / Math.sqrt(square) : 0;
  });
}

/** Entries by feature, with how many of the entry's phrasings have it, each counted by its weight. `columns` are phrasings by feature. Kinds without a share are left out. */
export function countByEntry(
  columns: Rows,
  phraseEntry: Int32Array,
  phraseWeight: Float32Array,
  kind: Uint8Array,
): Rows {
  const size = columns.start.length - 1;
  const start = new Int32Array(size + 1);
  const ids = new Int32Array(columns.ids.length);
  const values = new Float32Array(columns.ids.length);
  let end = 0;
  for (let feature = 0; feature < size; feature++) {
    start[feature] = end;
    if (kindShare[kind[feature] as Kind] === 0) continue;
    for (let at = columns.start[feature] as number; at < (columns.start[feature + 1] as number); at++) {
      const phrase = columns.ids[at] as number;
      const entry = phraseEntry[phrase] as number;
      if (end === start[feature] || ids[end - 1] !== entry) ids[end++] = entry;
      values[end - 1] = (values[end - 1] as number) + (phraseWeight[phrase] as number);
    }
  }
  start[size] = end;
  return { start, ids: ids.slice(0, end), values: values.slice(0, end) };
}

/**
 * Replaces each count c by share x ln(1 + c / (smoothing x chance)), chance being the feature's part of all counts.
 * Returns what a count of one gives, by which sums of these are scaled.
 */
export function weighCounts(counts: Rows, kind: Uint8Array): Float32Array {
  const totals = new Float64Array(kind.length);
  let all = 0;
  for (let feature = 0; feature < kind.length; feature++) {
    for (let at = counts.start[feature] as number; at < (counts.start[feature + 1] as number); at++) {
      totals[feature] = (totals[feature] as number) + (counts.values[at] as number);
    }
    all += totals[feature] as number;
  }
  const scale = new Float32Array(kind.length);
  for (let feature = 0; feature < kind.length; feature++) {
    const expected = (parameters.smoothing * Math.max(totals[feature] as number, 0.15)) / Math.max(all, 1);
    const share = kindShare[kind[feature] as Kind];
    scale[feature] = share * Math.log1p(1 / expected);
    for (let at = counts.start[feature] as number; at < (counts.start[feature + 1] as number); at++) {
      counts.values[at] = share * Math.log1p((counts.values[at] as number) / expected);
    }
  }
  return scale;
}

/** The greatest value that a feature has in any phrasing of an entry, as a share of 255 rounded up: beside each id of `entries`. */
export function peaksOf(entries: Rows, columns: Rows, phraseEntry: Int32Array): Uint8Array {
  const peaks = new Uint8Array(entries.ids.length);
  for (let feature = 0; feature + 1 < entries.start.length; feature++) {
    let slot = entries.start[feature] as number;
    const end = entries.start[feature + 1] as number;
    for (let at = columns.start[feature] as number; slot < end && at < (columns.start[feature + 1] as number); at++) {
      const entry = phraseEntry[columns.ids[at] as number] as number;
      if (entries.ids[slot] !== entry) slot++;
      const value = Math.min(255, Math.ceil(255 * (columns.values[at] as number)));
      if (value > (peaks[slot] as number)) peaks[slot] = value;
    }
  }
  return peaks;
}

/** Counts numbered things, and is emptied by going over those that were met: no memory is asked for between texts. */
export interface Tally {
  counts: Float32Array;
  ids: Int32Array;
  /** How many different things were met. */
  size: number;
}

export function createTally(capacity = 1 << 16): Tally {
  return { counts: new Float32Array(capacity), ids: new Int32Array(1024), size: 0 };
}

export function addTo(tally: Tally, id: number, times = 1): void {
  if (id >= tally.counts.length) tally.counts = enlarge(tally.counts, new Float32Array(id * 2));
  const before = tally.counts[id] as number;
  if (before === 0) {
    if (tally.size === tally.ids.length) tally.ids = enlarge(tally.ids, new Int32Array(tally.size * 2));
    tally.ids[tally.size++] = id;
  }
  tally.counts[id] = before + times;
}

/** Calls `sink` with each thing met and its count, in the order of meeting, and empties the tally. */
export function drain(tally: Tally, sink: (id: number, times: number) => void): void {
  for (let at = 0; at < tally.size; at++) {
    const id = tally.ids[at] as number;
    sink(id, tally.counts[id] as number);
  }
  empty(tally);
}

export function empty(tally: Tally): void {
  for (let at = 0; at < tally.size; at++) tally.counts[tally.ids[at] as number] = 0;
  tally.size = 0;
}

function enlarge<T extends Float32Array | Int32Array>(from: T, to: T): T {
  to.set(from);
  return to;
}

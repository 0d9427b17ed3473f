/** Open addressing from a pair of word ids to a feature id: no string is made to look one up, and it is saved as it is. */
export interface PairTable {
  first: Int32Array;
  second: Int32Array;
  feature: Int32Array;
  size: number;
  /** Brings a slot into memory, where the table is read from a file as it is needed. */
  bring: ((slot: number) => void) | null;
}

export function createPairTable(capacity = 4096): PairTable {
  return {
    first: new Int32Array(capacity).fill(-1),
    second: new Int32Array(capacity),
    feature: new Int32Array(capacity),
    size: 0,
    bring: null,
  };
}

/** The feature of the pair, or -1. */
export function findPair(table: PairTable, first: number, second: number): number {
  const slot = slotOf(table, first, second);
  return table.first[slot] === -1 ? -1 : (table.feature[slot] as number);
}

/** The feature of the pair, which becomes `feature` when the pair is new. */
export function addPair(table: PairTable, first: number, second: number, feature: number): number {
  let slot = slotOf(table, first, second);
  if (table.first[slot] !== -1) return table.feature[slot] as number;
  if (table.size * 2 >= table.first.length) {
    grow(table);
    slot = slotOf(table, first, second);
  }
  table.first[slot] = first;
  table.second[slot] = second;
  table.feature[slot] = feature;
  table.size++;
  return feature;
}

function slotOf(table: PairTable, first: number, second: number): number {
  const mask = table.first.length - 1;
  let hash = Math.imul(first + 1, 0x9e3779b1) ^ Math.imul(second + 1, 0x85ebca6b);
  hash ^= hash >>> 15;
  let slot = hash & mask;
  if (table.bring) table.bring(slot);
  while (table.first[slot] !== -1 && (table.first[slot] !== first || table.second[slot] !== second)) {
    slot = (slot + 1) & mask;
    if (table.bring) table.bring(slot);
  }
  return slot;
}

function grow(table: PairTable): void {
  const { first, second, feature } = table;
  Object.assign(table, createPairTable(first.length * 2));
  for (let slot = 0; slot < first.length; slot++) {
    if (first[slot] !== -1) addPair(table, first[slot] as number, second[slot] as number, feature[slot] as number);
  }
}

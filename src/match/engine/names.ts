import { addPair, findPair, type PairTable } from './pair-table.ts';

/**
 * Numbers by name, in a table of pairs keyed by two hashes of the name: it is saved and read back as arrays, where a Map would have to be filled
 * again at each start. Two names would have to agree in 63 bits to be taken for one.
 */
export type NameTable = PairTable;

/** The number of the name, or -1. */
export function findName(table: NameTable, name: string): number {
  hash(name);
  return findPair(table, first, second);
}

/** The number of the name, which becomes `number` when the name is new. */
export function addName(table: NameTable, name: string, number: number): number {
  hash(name);
  return addPair(table, first, second, number);
}

// Results of `hash`: a pair returned as an object would be allocated for every word looked up.
let first = 0;
let second = 0;

function hash(name: string): void {
  let a = 0x9e3779b9;
  let b = 0x7f4a7c15;
  for (let at = 0; at < name.length; at++) {
    const unit = name.charCodeAt(at);
    a = Math.imul(a ^ unit, 0x85ebca6b);
    a ^= a >>> 15;
    b = Math.imul(b ^ unit, 0xc2b2ae35);
    b ^= b >>> 13;
  }
  // Not negative, since -1 marks an empty slot.
  first = a >>> 1;
  second = b;
}

import type { EntryRef } from '../../core/reading.ts';
import { addName, findName, type NameTable } from '../engine/names.ts';
import { createPairTable } from '../engine/pair-table.ts';
import { keyOfEntry } from './entries.ts';

/** Entries by words, mostly in arrays: those are saved and read back as they are. */
export interface EntryNames {
  names: NameTable;
  /** The entries of name n are `entries[ids[start[n]]] .. entries[ids[start[n + 1] - 1]]`. */
  start: Int32Array;
  ids: Int32Array;
  entries: readonly EntryRef[];
}

/** Each entry once under each of its words. */
export function nameEntries(pairs: Iterable<readonly [words: string, ref: EntryRef]>): EntryNames {
  const names = createPairTable();
  const places = new Map<string, number>();
  const entries: EntryRef[] = [];
  const byName: number[][] = [];
  for (const [words, ref] of pairs) {
    const key = keyOfEntry(ref);
    const place = places.get(key) ?? entries.push(ref) - 1;
    places.set(key, place);
    const name = addName(names, words, byName.length);
    const known = byName[name] ?? [];
    byName[name] = known;
    if (!known.includes(place)) known.push(place);
  }
  const start = new Int32Array(byName.length + 1);
  for (const [name, ids] of byName.entries()) start[name + 1] = (start[name] as number) + ids.length;
  return { names, start, ids: Int32Array.from(byName.flat()), entries };
}

export function entriesNamed({ names, start, ids, entries }: EntryNames, words: string): EntryRef[] {
  const name = findName(names, words);
  if (name < 0) return [];
  return Array.from(ids.subarray(start[name], start[name + 1]), (place) => entries[place] as EntryRef);
}

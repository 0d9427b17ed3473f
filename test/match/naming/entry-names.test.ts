import { deserialize, serialize } from 'node:v8';
import { expect, it } from 'vitest';
import { type EntryNames, entriesNamed, nameEntries } from '../../../src/match/naming/entry-names.ts';

const magnets = { kind: 'topic', id: 'magnets' } as const;
const guide = { kind: 'guide', id: 'magnets' } as const;
const names = nameEntries([
  ['magnet', magnets],
  ['magnet', guide],
  ['magnet', magnets],
  ['dauermagnet', magnets],
]);

it('gives the entries of a name, each once and in order', () => {
  expect(entriesNamed(names, 'magnet')).toEqual([magnets, guide]);
  expect(entriesNamed(names, 'dauermagnet')).toEqual([magnets]);
});

it('gives none for another name', () => {
  expect(entriesNamed(names, 'magnets')).toEqual([]);
});

it('is the same after it was kept and read back', () => {
  const again = deserialize(serialize(names)) as EntryNames;
  expect(entriesNamed(again, 'magnet')).toEqual([magnets, guide]);
});

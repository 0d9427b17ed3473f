import MiniSearch from 'minisearch';
import type { IndexEntry } from '../../src/match/engine/engine.ts';
import { bodyBoost, type EntryRecord, type Find, perEntry, rankHits, spaced } from './rival.ts';

export function buildMiniSearch(entries: readonly IndexEntry[]): Find {
  const search = new MiniSearch<EntryRecord>({
    fields: ['text', 'body'],
    storeFields: ['key'],
    searchOptions: { boost: { body: bodyBoost }, fuzzy: 0.2, prefix: true },
  });
  search.addAll(perEntry(entries));
  return (question) =>
    rankHits(
      search
        .search(spaced(question))
        .slice(0, 10)
        .map(({ key, score }) => ({ key, score })),
    );
}

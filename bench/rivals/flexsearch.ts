import { Charset, Index } from 'flexsearch';
import type { IndexEntry } from '../../src/match/engine/engine.ts';
import { type Find, perEntry, rankHits, spaced } from './rival.ts';

/** Results have an order but no score: what comes first is as sure as anything else. */
export function buildFlexSearch(entries: readonly IndexEntry[]): Find {
  const records = perEntry(entries);
  const index = new Index({ encoder: Charset.LatinExtra });
  for (const { id, text } of records) index.add(id, text);
  return (question) => {
    const found = index.search(spaced(question), { limit: 10, suggest: true }) as number[];
    const { keys } = rankHits(found.map((id, at) => ({ key: records[id]?.key ?? '', score: -at })));
    return { keys, scores: keys.length > 0 ? [1, 0] : [0, 0] };
  };
}

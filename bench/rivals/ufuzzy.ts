import UFuzzy from '@leeoniya/ufuzzy';
import type { IndexEntry } from '../../src/match/engine/engine.ts';
import { type Find, perPhrasing, rankHits, spaced } from './rival.ts';

/** A filter: it finds only texts that have every word of the question. */
export function buildUFuzzy(entries: readonly IndexEntry[]): Find {
  const records = perPhrasing(entries);
  const texts = records.map(({ text }) => text);
  const fuzzy = new UFuzzy({ unicode: true, interSplit: '[^\\p{L}\\d]+', intraMode: 1 });
  return (question) => {
    const [found, info, order] = fuzzy.search(texts, spaced(question), 3);
    const best = (order ? order.map((at) => info.idx[at]) : (found ?? [])).slice(0, 50);
    const { keys } = rankHits(best.map((id, at) => ({ key: records[id ?? -1]?.key ?? '', score: -at })));
    return { keys, scores: keys.length > 0 ? [1, 0] : [0, 0] };
  };
}

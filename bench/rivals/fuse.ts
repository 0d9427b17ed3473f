import Fuse, { type IFuseOptions } from 'fuse.js';
import type { IndexEntry } from '../../src/match/engine/engine.ts';
import { bodyBoost, type Find, rankHits, spaced, textsOf } from './rival.ts';

interface FuseRecord {
  key: string;
  texts: string[];
  bodies: string[];
}

/** Plain search, wherever in the text it matches; by default only the first 60 characters count. */
export function buildFusePlain(entries: readonly IndexEntry[]): Find {
  return build(entries, { ignoreLocation: true });
}

/** Search word by word. At the default threshold of 0.6 short words match nearly everything, and it finds less. */
export function buildFuseTokens(entries: readonly IndexEntry[]): Find {
  return build(entries, { useTokenSearch: true, threshold: 0.3 });
}

function build(entries: readonly IndexEntry[], options: IFuseOptions<FuseRecord>): Find {
  const records = entries.map((entry) => ({ key: entry.key, ...textsOf(entry) }));
  const keys = [
    'texts',
    ...(records.some(({ bodies }) => bodies.length > 0) ? [{ name: 'bodies', weight: bodyBoost }] : []),
  ];
  const fuse = new Fuse(records, { ...options, keys, includeScore: true });
  return (question) => {
    const found = fuse.search(spaced(question), { limit: 10 });
    return rankHits(found.map(({ item, score }) => ({ key: item.key, score: 1 - (score ?? 1) })));
  };
}

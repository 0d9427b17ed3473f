import lunr from 'lunr';
import type { IndexEntry } from '../../src/match/engine/engine.ts';
import { bodyBoost, type Find, perEntry, rankHits, spaced } from './rival.ts';

const shortestFuzzy = 5;

export function buildLunr(entries: readonly IndexEntry[]): Find {
  const records = perEntry(entries);
  // What is no letter or digit separates words, so that the trimmer, which knows Latin letters only, is not needed.
  lunr.tokenizer.separator = /[^\p{L}\p{N}]+/u;
  const index = lunr((builder) => {
    builder.pipeline.remove(lunr.trimmer);
    builder.ref('id');
    builder.field('text');
    builder.field('body', { boost: bodyBoost });
    for (const record of records) builder.add(record);
  });
  return (question) => {
    const words = lunr.tokenizer(spaced(question)).map(String).filter(Boolean);
    const hits = index.query((query) => {
      for (const word of words) query.term(word, { editDistance: word.length < shortestFuzzy ? 0 : 1 });
    });
    return rankHits(hits.slice(0, 10).map(({ ref, score }) => ({ key: records[Number(ref)]?.key ?? '', score })));
  };
}

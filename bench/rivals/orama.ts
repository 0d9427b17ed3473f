import { create, insertMultiple, search } from '@orama/orama';
import type { IndexEntry } from '../../src/match/engine/engine.ts';
import { type Find, perPhrasing, rankHits, spaced } from './rival.ts';

/** A record for each phrasing, with which it finds more than with one for each entry. */
export async function buildOrama(entries: readonly IndexEntry[]): Promise<Find> {
  const records = perPhrasing(entries);
  const database = create({
    schema: { text: 'string' },
    components: { tokenizer: { language: 'english', stemming: true, normalizationCache: new Map() } },
  });
  const batch = 1000;
  await insertMultiple(
    database,
    records.map(({ id, text }) => ({ id: String(id), text })),
    batch,
  );
  return async (question) => {
    const { hits } = await search(database, { term: spaced(question), limit: 50 });
    return rankHits(
      hits.flatMap(({ id, score }) => {
        const record = records[Number(id)];
        return record ? [{ key: record.key, score: score * record.weight }] : [];
      }),
    );
  };
}

import type { IndexEntry } from '../../src/match/engine/engine.ts';

/** What an engine makes of a question. */
export interface Ranking {
  /** Keys of entries, best first, each once, at most ten. */
  keys: string[];
  /** Of the first and second key, more is better; 0 where there is none. */
  scores: [first: number, second: number];
  /** Only of engines that decide themselves whether to answer. */
  decision?: 'answer' | 'choose' | 'none';
}

export type Find = (question: string) => Ranking | Promise<Ranking>;

/** An entry as one record: its titles and questions in one field, texts about it in another. */
export interface EntryRecord {
  id: number;
  key: string;
  text: string;
  body: string;
}

/** A phrasing as one record. */
export interface PhrasingRecord {
  id: number;
  key: string;
  text: string;
  weight: number;
}

export interface Hit {
  key: string;
  score: number;
}

/** What text about an entry counts beside its questions, in libraries that can weigh fields. */
export const bodyBoost = 0.15;
const mostKeys = 10;
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;
const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });

export function perEntry(entries: readonly IndexEntry[]): EntryRecord[] {
  return entries.map((entry, id) => {
    const { texts, bodies } = textsOf(entry);
    return { id, key: entry.key, text: texts.join('\n'), body: bodies.join('\n') };
  });
}

export function textsOf({ phrasings }: IndexEntry): { texts: string[]; bodies: string[] } {
  const select = (light: boolean) =>
    phrasings.filter(({ weight }) => weight < 0.5 === light).map(({ text }) => spaced(text));
  return { texts: select(false), bodies: select(true) };
}

export function perPhrasing(entries: readonly IndexEntry[]): PhrasingRecord[] {
  return entries
    .flatMap(({ key, phrasings }) => phrasings.map(({ text, weight }) => ({ key, text: spaced(text), weight })))
    .map((record, id) => ({ id, ...record }));
}

/** Puts spaces between the words of unspaced scripts, without which no library here finds anything in them. */
export function spaced(text: string): string {
  if (!unspaced.test(text)) return text;
  return [...segmenter.segment(text)].map(({ segment }) => segment).join(' ');
}

/** The best hit of each entry, best first. */
export function rankHits(hits: readonly Hit[]): Ranking {
  const best = new Map<string, number>();
  for (const { key, score } of hits) if (score > (best.get(key) ?? Number.NEGATIVE_INFINITY)) best.set(key, score);
  const ordered = [...best].sort(([, a], [, b]) => b - a).slice(0, mostKeys);
  return {
    keys: ordered.map(([key]) => key),
    scores: [ordered[0]?.[1] ?? 0, ordered[1]?.[1] ?? 0],
  };
}

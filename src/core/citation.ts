import type { KnowledgeBase } from './base.ts';
import type { Localised } from './localised.ts';
import type { Cite } from './source.ts';
import { type SourceKind, sourceKinds } from './source-kind.ts';

export type NonEmpty<T> = [T, ...T[]];

/** A place in a document, ready to be shown. */
export interface Citation {
  /** Source id. */
  source: string;
  /** Official number of the act, when the document carries one: "MOFCOM Announcement No. 62 of 2025". */
  number: string | null;
  title: string;
  /** Number and title as the issuer writes them, when that is not English. */
  original: string | null;
  pinpoint: string;
  publisher: string;
  /** YYYY, YYYY-MM or YYYY-MM-DD. */
  published: string | null;
  kind: SourceKind;
  url: string | null;
}

const resolved = new WeakMap<KnowledgeBase, Map<string, Citation>>();

/** Resolves a place to a citation, once. Throws on an unknown source, which the loader has ruled out. */
export function cite(base: KnowledgeBase, place: Cite): Citation {
  let known = resolved.get(base);
  if (!known) {
    known = new Map();
    resolved.set(base, known);
  }
  const key = `${place.source}\n${place.pinpoint}`;
  let citation = known.get(key);
  if (!citation) {
    citation = resolve(base, place);
    known.set(key, citation);
  }
  return citation;
}

function resolve(base: KnowledgeBase, { source: id, pinpoint }: Cite): Citation {
  const source = base.sources.get(id);
  if (!source) throw new Error(`unknown source ${id}`);
  const act = source.instrument === undefined ? undefined : base.instruments.get(source.instrument);
  return {
    source: id,
    number: act?.number?.en ?? null,
    title: act?.title.en ?? source.title,
    original: act ? joinOriginal(act.number, act.title) : (source.original ?? null),
    pinpoint,
    publisher: source.publisher,
    published: source.published,
    kind: source.kind,
    url: source.url,
  };
}

export function citeAll(base: KnowledgeBase, cites: readonly [Cite, ...Cite[]]): NonEmpty<Citation> {
  const [first, ...rest] = cites;
  return [cite(base, first), ...rest.map((place) => cite(base, place))];
}

/** Joins lists of citations, each place once: the provision's before those of its history, official ones first. */
export function mergeCitations(first: NonEmpty<Citation>, ...others: Citation[][]): NonEmpty<Citation> {
  const seen = new Set<string>();
  const merged = [first, ...others].flatMap(bestFirst).filter((citation) => {
    const key = `${citation.source}\n${citation.pinpoint}`;
    return !seen.has(key) && seen.add(key);
  });
  return merged as NonEmpty<Citation>;
}

/** By what a document is worth as evidence; equals keep their order. */
export function bestFirst(citations: readonly Citation[]): Citation[] {
  return [...citations].sort((a, b) => sourceKinds.indexOf(a.kind) - sourceKinds.indexOf(b.kind));
}

function joinOriginal(number: Localised | null, title: Localised): string | null {
  if (!title.zh) return null;
  return number?.zh ? `${title.zh}（${number.zh}）` : title.zh;
}

import type { About } from './about.ts';
import type { Guide } from './guide.ts';
import type { Instrument, Provision } from './instrument.ts';
import type { Source } from './source.ts';
import type { Topic } from './topic.ts';
import type { Vocabulary } from './vocabulary.ts';

/** The content of a knowledge folder: plain data, as the files have it. */
export interface KnowledgeData {
  about: About;
  sources: Source[];
  instruments: Instrument[];
  topics: Topic[];
  guides: Guide[];
  vocabulary: Vocabulary;
}

/** A provision together with the act it stands in. */
export interface LocatedProvision {
  /** instrument/provision */
  ref: string;
  instrument: Instrument;
  provision: Provision;
}

/** A loaded knowledge base. Immutable: an edit makes a new one. */
export interface KnowledgeBase {
  revision: string;
  about: About;
  vocabulary: Vocabulary;
  sources: ReadonlyMap<string, Source>;
  instruments: ReadonlyMap<string, Instrument>;
  topics: ReadonlyMap<string, Topic>;
  guides: ReadonlyMap<string, Guide>;
  provisions: ReadonlyMap<string, LocatedProvision>;
  /** Provisions by a topic they name. */
  applying: ReadonlyMap<string, readonly LocatedProvision[]>;
  /** Topics by the topic they belong to. */
  narrower: ReadonlyMap<string, readonly string[]>;
  /** Technologies and equipment by the goods they make. */
  makers: ReadonlyMap<string, readonly string[]>;
}

/** The topic that stands for everything licensed as a dual-use item on the day asked about. */
export const dualUseTopic = 'dual-use-items';

/** Builds the look-ups. `revision` is the content hash of the files. */
export function buildBase(data: KnowledgeData, revision: string): KnowledgeBase {
  const provisions = new Map<string, LocatedProvision>();
  const applying = new Map<string, LocatedProvision[]>();
  for (const instrument of data.instruments) {
    for (const provision of instrument.provisions) {
      const located = { ref: `${instrument.id}/${provision.id}`, instrument, provision };
      provisions.set(located.ref, located);
      for (const topic of provision.applies) append(applying, topic, located);
    }
  }

  const narrower = new Map<string, string[]>();
  const makers = new Map<string, string[]>();
  for (const topic of data.topics) {
    for (const broader of topic.broader ?? []) append(narrower, broader, topic.id);
    for (const goods of topic.made ?? []) append(makers, goods, topic.id);
  }

  return {
    revision,
    about: data.about,
    vocabulary: data.vocabulary,
    sources: byId(data.sources),
    instruments: byId(data.instruments),
    topics: byId(data.topics),
    guides: byId(data.guides),
    provisions,
    applying,
    narrower,
    makers,
  };
}

/** The topic and all it belongs to, itself first. */
export function withBroader(base: KnowledgeBase, topic: string): string[] {
  return closure(topic, (id) => base.topics.get(id)?.broader ?? []);
}

/** All that belongs to the topic, without itself. */
export function narrowerOf(base: KnowledgeBase, topic: string): string[] {
  return closure(topic, (id) => base.narrower.get(id) ?? []).slice(1);
}

function closure(start: string, next: (id: string) => readonly string[]): string[] {
  const found = new Set([start]);
  for (const id of found) for (const other of next(id)) found.add(other);
  return [...found];
}

function byId<T extends { id: string }>(items: readonly T[]): Map<string, T> {
  return new Map(items.map((item) => [item.id, item]));
}

function append<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

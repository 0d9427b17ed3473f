import { type KnowledgeBase, withBroader } from '../base.ts';
import type { CommandContext } from '../command.ts';
import { languages } from '../language.ts';
import type { EntryRef } from '../reading.ts';
import type { Topic } from '../topic.ts';
import { isExportableKind } from '../topic-kind.ts';

/** What a name stands for: topics, several readings to choose from, or nothing known. */
export type NamedTopics =
  | { kind: 'topics'; topics: string[] }
  | { kind: 'choose'; choices: string[] }
  | { kind: 'unknown' };

type Reader = Pick<CommandContext, 'base' | 'read' | 'today'>;

/** Below it a reading is a guess, and a guess must not become a subscription. A bare number still names one act. */
const surest = { other: 0.5, instrument: 0.3 };

/** The topics that an id, a name, an alias or the number of an act stands for. */
export function topicsNamed(name: string, reader: Reader): NamedTopics {
  const { base, read, today } = reader;
  const exact = exactTopics(name, base);
  if (exact && isId(name, base)) return exact;
  const { outcome, entry, choices, confidence } = read(name, today);
  // "NdFeB" is an alias of the magnets, but may as well mean the technology to make them.
  if (outcome === 'choose') return chooseFrom(choices.map((choice) => choice.entry));
  if (exact) return exact;
  if (outcome !== 'answer' || entry === null) return { kind: 'unknown' };
  const least = surest[entry.kind === 'instrument' ? 'instrument' : 'other'];
  if (confidence < least) return { kind: 'unknown' };
  return topicsOf(entry, base);
}

/** The same for a name that has to be written just as the knowledge has it; null when it is not there. */
export function exactTopics(name: string, base: KnowledgeBase): NamedTopics | null {
  const id = name.trim().toLowerCase();
  if (base.topics.has(id)) return { kind: 'topics', topics: [id] };
  if (base.instruments.has(id)) return topicsOf({ kind: 'instrument', id }, base);
  if (base.provisions.has(id)) return topicsOf({ kind: 'provision', id }, base);
  const found = namesOf(base).get(keyOf(name)) ?? [];
  const [only] = found;
  if (only === undefined) return null;
  return found.length === 1 ? { kind: 'topics', topics: [only] } : { kind: 'choose', choices: found };
}

function isId(name: string, { topics, instruments, provisions }: KnowledgeBase): boolean {
  const id = name.trim().toLowerCase();
  return topics.has(id) || instruments.has(id) || provisions.has(id);
}

function chooseFrom(entries: readonly EntryRef[]): NamedTopics {
  const topics = entries.filter(({ kind }) => kind === 'topic').map(({ id }) => id);
  return topics.length === 0 ? { kind: 'unknown' } : { kind: 'choose', choices: topics };
}

/** What an act or provision applies to; what belongs to another of its topics is left to that one. */
function topicsOf({ kind, id }: EntryRef, base: KnowledgeBase): NamedTopics {
  if (kind === 'topic') return { kind: 'topics', topics: [id] };
  const provisions =
    kind === 'instrument'
      ? (base.instruments.get(id)?.provisions ?? [])
      : [base.provisions.get(id)?.provision ?? []].flat();
  const named = new Set(provisions.flatMap(({ applies }) => applies));
  // Who follows an act does not ask for every act on, say, suspensions.
  const things = [...named].filter((topic) => isExportableKind(base.topics.get(topic)?.kind));
  const all = things.length > 0 ? new Set(things) : named;
  const topics = [...all].filter(
    (topic) =>
      !withBroader(base, topic)
        .slice(1)
        .some((broader) => all.has(broader)),
  );
  return topics.length === 0 ? { kind: 'unknown' } : { kind: 'topics', topics };
}

const remembered = new WeakMap<KnowledgeBase, Map<string, string[]>>();

/** Topics by every name and alias they have, in every language. */
function namesOf(base: KnowledgeBase): Map<string, string[]> {
  const known = remembered.get(base);
  if (known) return known;
  const made = new Map<string, string[]>();
  for (const topic of base.topics.values())
    for (const key of new Set(wordsOf(topic).map(keyOf))) made.set(key, [...(made.get(key) ?? []), topic.id]);
  remembered.set(base, made);
  return made;
}

function wordsOf({ name, symbol, aliases }: Topic): string[] {
  return [
    ...languages.flatMap((language) => [name[language] ?? [], aliases?.[language] ?? []].flat()),
    ...(symbol === undefined ? [] : [symbol]),
  ];
}

function keyOf(name: string): string {
  return name.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
}

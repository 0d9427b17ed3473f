import type { KnowledgeBase } from '../../core/base.ts';
import type { EntryRef } from '../../core/reading.ts';
import { keysOf, overlapsAny, type Text } from '../cues/text.ts';
import { entriesNamed } from '../naming/entry-names.ts';
import type { Reader } from '../reader.ts';
import type { Scan } from '../scan.ts';
import { answer, type Considered, type Decision, settle, surely } from './decision.ts';

/** A question that is an id, a title as answers show it, or a wording of a guide or act, word for word. */
export function exactly(reader: Reader, question: Text, searched: Text, scan: Scan): Decision | undefined {
  const { base, titles } = reader;
  const whole = wordingOf(reader, question);
  if (whole) return whole;
  const byId = entryWithId(base, question.raw, scan);
  if (byId) return surely(answer(byId, 1, 'an id'));
  for (const words of [question, searched]) {
    const titled = entriesNamed(titles, keysOf(words));
    if (titled.length > 0) return surely(settle(titled, 1, 'a title'));
  }
  return wordingOf(reader, searched);
}

function wordingOf({ wordings }: Reader, words: Text): Decision | undefined {
  const [only, ...others] = entriesNamed(wordings, keysOf(words));
  return only && others.length === 0 ? answer(only, 1, 'a wording of it, word for word') : undefined;
}

/** "Is terbium oxide controlled?" is asked of the oxide: the provision that words it so may be one of several on it. */
export function unlessOfThing({ base, scan }: Considered, exact: Decision, alone: () => Decision): Decision {
  const { entry } = exact;
  const applies = entry?.kind === 'provision' ? (base.provisions.get(entry.id)?.provision.applies ?? []) : [];
  if (exact.isFinal || applies.length === 0 || scan.acts.length > 0 || scan.cues.intent !== 'status') return exact;
  const decision = alone();
  return decision.entry?.kind === 'topic' && applies.includes(decision.entry.id) ? decision : exact;
}

/** An id, followed by nothing but the case: "ndfeb-magnets to Japan 2025-05-01". */
function entryWithId(base: KnowledgeBase, question: string, { text, cut }: Scan): EntryRef | undefined {
  const [id = ''] = question.trim().split(/\s/, 1);
  const rest = text.tokens.filter(({ start }) => start >= text.raw.indexOf(id) + id.length);
  if (!rest.every((token) => overlapsAny(token, cut))) return undefined;
  const kinds = { topic: base.topics, guide: base.guides, instrument: base.instruments, provision: base.provisions };
  const kind = (Object.keys(kinds) as EntryRef['kind'][]).find((candidate) => kinds[candidate].has(id));
  return kind && { kind, id };
}

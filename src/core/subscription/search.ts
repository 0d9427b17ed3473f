import type { KnowledgeBase } from '../base.ts';
import { inLanguage, type Language, languages } from '../language.ts';
import type { Topic } from '../topic.ts';
import { isExportableKind } from '../topic-kind.ts';
import { allZones, takeZone } from './zone.ts';

/**
 * Topics to choose from.
 *
 * @param query letters of a name, in any language; without any, the topics that most provisions speak of
 * @returns ids, the likeliest first
 */
export function searchTopics(base: KnowledgeBase, query: string, language: Language, max: number): string[] {
  const sought = query.normalize('NFKC').toLowerCase().trim();
  const scored = [...base.topics.values()]
    .filter(({ kind, id }) => (sought === '' ? isExportableKind(kind) && uses(base, id) > 0 : true))
    .map((topic) => ({ topic, rank: sought === '' ? 0 : rankOf(topic, sought, language) }))
    .filter(({ rank }) => rank !== null);
  const compare = (one: (typeof scored)[number], other: (typeof scored)[number]) =>
    (one.rank ?? 0) - (other.rank ?? 0) || uses(base, other.topic.id) - uses(base, one.topic.id);
  return scored
    .sort(compare)
    .slice(0, max)
    .map(({ topic }) => topic.id);
}

/** Time zones to choose from, by their IANA names: what the query names, then all that have its letters. */
export function searchZones(query: string, max: number): string[] {
  const sought = query.toLowerCase().trim().replaceAll(' ', '_');
  const named = takeZone({ text: query });
  const holding = allZones().filter((zone) => zone.toLowerCase().includes(sought));
  return [...new Set([...(named?.kind === 'zone' ? [named.zone] : []), ...holding])].slice(0, max);
}

/** 0 where the name begins with it, 1 where some name does, 2 where one has it, null where none has. */
function rankOf({ id, name, aliases, symbol }: Topic, sought: string, language: Language): number | null {
  const own = inLanguage(name, language).toLowerCase();
  if (own.startsWith(sought) || symbol?.toLowerCase() === sought) return 0;
  const all = [id, ...languages.flatMap((one) => [name[one] ?? [], aliases?.[one] ?? []].flat())].map((text) =>
    text.toLowerCase(),
  );
  if (all.some((text) => text.startsWith(sought))) return 1;
  return all.some((text) => text.includes(sought)) ? 2 : null;
}

function uses(base: KnowledgeBase, id: string): number {
  return (base.applying.get(id) ?? []).length;
}

import type { EntryTitle } from './answer.ts';
import type { KnowledgeBase, LocatedProvision } from './base.ts';
import type { Instrument } from './instrument.ts';
import { inLanguage, type Language } from './language.ts';
import type { EntryRef } from './reading.ts';

/** An act by its number and title: "MOFCOM Announcement No. 62 of 2025, Decision on ...". */
export function actTitle(instrument: Instrument, language: Language): string {
  const title = inLanguage(instrument.title, language);
  return instrument.number ? `${inLanguage(instrument.number, language)}, ${title}` : title;
}

/** An act by its number, or by its title where it has none. */
export function actName(instrument: Instrument, language: Language): string {
  return inLanguage(instrument.number ?? instrument.title, language);
}

export function provisionTitle({ instrument, provision }: LocatedProvision, language: Language): string {
  return `${actName(instrument, language)}, ${provision.pinpoint}`;
}

/** The entry with its title, or null when the base has no such entry. */
export function titled(base: KnowledgeBase, { kind, id }: EntryRef, language: Language): EntryTitle | null {
  const title = titleOf(base, { kind, id }, language);
  return title === undefined ? null : { kind, id, title };
}

/** Each entry once, where it stands first. */
export function withoutDoubles(entries: readonly EntryTitle[]): EntryTitle[] {
  return [...new Map(entries.map((entry) => [`${entry.kind} ${entry.id}`, entry])).values()];
}

/** The title to choose by: that of a provision begins with what it is about. */
export function labelOf(base: KnowledgeBase, { kind, id, title }: EntryTitle, language: Language): string {
  const located = kind === 'provision' ? base.provisions.get(id) : undefined;
  const [first, ...others] = located?.provision.applies.flatMap((topic) => base.topics.get(topic)?.name ?? []) ?? [];
  // A long list says less than the section itself.
  if (!first || others.length > 1) return title;
  return `${[first, ...others].map((name) => inLanguage(name, language)).join(', ')}: ${title}`;
}

function titleOf(base: KnowledgeBase, { kind, id }: EntryRef, language: Language): string | undefined {
  switch (kind) {
    case 'topic': {
      const topic = base.topics.get(id);
      return topic && inLanguage(topic.name, language);
    }
    case 'guide': {
      const guide = base.guides.get(id);
      return guide && inLanguage(guide.question, language);
    }
    case 'instrument': {
      const instrument = base.instruments.get(id);
      return instrument && actTitle(instrument, language);
    }
    case 'provision': {
      const located = base.provisions.get(id);
      return located && provisionTitle(located, language);
    }
  }
}

import { type KnowledgeBase, type LocatedProvision, narrowerOf, withBroader } from '../src/core/base.ts';
import { timelineOf } from '../src/core/changes.ts';
import { defineCommand } from '../src/core/command.ts';
import { findEntry } from '../src/core/find.ts';
import type { Language } from '../src/core/language.ts';
import type { EntryRef } from '../src/core/reading.ts';
import type { TimelineEntry } from '../src/core/reply.ts';
import { historyOf } from '../src/core/timeline.ts';
import { actName, titled } from '../src/core/titles.ts';
import { ask } from './ask.ts';

export const history = defineCommand({
  name: 'history',
  usage: 'history <id, number or topic>',
  summary: 'List, newest first, all that happened to an act, a provision or a thing.',

  run(input, context) {
    const { base, today, on, language } = context;
    const entry = findEntry(input, context);
    const title = entry && titled(base, entry, language);
    const timeline = entry ? timelineFor(base, entry, language) : [];
    if (!entry || !title || timeline.length === 0) return ask.run(input, context);
    return {
      kind: 'history',
      id: entry.id,
      title: title.title,
      timeline,
      language,
      asOf: on ?? today,
      revision: base.revision,
    };
  },
});

/** All that happened to an entry, newest first; nothing for a guide. */
export function timelineFor(base: KnowledgeBase, { kind, id }: EntryRef, language: Language): TimelineEntry[] {
  switch (kind) {
    case 'instrument': {
      const act = base.instruments.get(id);
      return act ? timelineOf(base, act.history, act.checked, language) : [];
    }
    case 'provision': {
      const located = base.provisions.get(id);
      return located ? timelineOf(base, historyOf(located), located.instrument.checked, language) : [];
    }
    case 'topic':
      return topicTimeline(base, id, language);
    case 'guide':
      return [];
  }
}

/** The histories of every act that bears on the topic, each entry once, named by its act. */
function topicTimeline(base: KnowledgeBase, topic: string, language: Language): TimelineEntry[] {
  const seen = new Set<string>();
  return [...withBroader(base, topic), ...narrowerOf(base, topic)]
    .flatMap((id) => base.applying.get(id) ?? [])
    .flatMap((located) => namedTimeline(base, located, language))
    .filter((entry) => !seen.has(entry.note) && seen.add(entry.note))
    .sort((a, b) => (a.from < b.from ? 1 : a.from > b.from ? -1 : 0));
}

function namedTimeline(base: KnowledgeBase, located: LocatedProvision, language: Language): TimelineEntry[] {
  const name = actName(located.instrument, language);
  return timelineOf(base, historyOf(located), located.instrument.checked, language).map((entry) => ({
    ...entry,
    note: entry.note.includes(name) ? entry.note : `${name}: ${entry.note}`,
  }));
}

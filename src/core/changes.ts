import type { KnowledgeBase } from './base.ts';
import { citeAll } from './citation.ts';
import type { Day } from './day.ts';
import type { HistoryEntry, Instrument } from './instrument.ts';
import { inLanguage, type Language } from './language.ts';
import type { Change, TimelineEntry } from './reply.ts';
import { actTitle, provisionTitle } from './titles.ts';

/** Every change of the law that the base knows, oldest first. A change is a history entry. */
export function allChanges(base: KnowledgeBase, language: Language): Change[] {
  return [...base.instruments.values()]
    .flatMap((instrument) => [
      ...changesOf(base, instrument.history, instrument.id, actTitle(instrument, language), instrument, language),
      ...instrument.provisions.flatMap((provision) => {
        const ref = `${instrument.id}/${provision.id}`;
        const title = provisionTitle({ ref, instrument, provision }, language);
        return changesOf(base, provision.history ?? [], ref, title, instrument, language);
      }),
    ])
    .sort((a, b) => compareText(a.from, b.from) || compareText(a.rule, b.rule));
}

/** Changes whose first day lies in the span, both ends included. */
export function changesBetween(base: KnowledgeBase, since: Day, until: Day, language: Language): Change[] {
  return allChanges(base, language).filter(({ from }) => from >= since && from <= until);
}

export function changesAfter(base: KnowledgeBase, day: Day, language: Language): Change[] {
  return allChanges(base, language).filter(({ from }) => from > day);
}

/** A history as it is shown, newest first. */
export function timelineOf(
  base: KnowledgeBase,
  history: readonly HistoryEntry[],
  checked: Day,
  language: Language,
): TimelineEntry[] {
  return history.map((entry) => ({
    from: entry.from,
    status: entry.status,
    forecast: entry.from > checked,
    note: inLanguage(entry.note, language),
    citations: citeAll(base, entry.citations),
  }));
}

function changesOf(
  base: KnowledgeBase,
  history: readonly HistoryEntry[],
  rule: string,
  title: string,
  { checked }: Instrument,
  language: Language,
): Change[] {
  return timelineOf(base, history, checked, language).map((entry) => ({
    id: `${rule}@${entry.from}:${entry.status}`,
    rule,
    title,
    ...entry,
  }));
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

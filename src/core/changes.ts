import type { KnowledgeBase } from './base.ts';
import { citeAll } from './citation.ts';
import type { Day } from './day.ts';
import type { HistoryEntry, Instrument, Provision } from './instrument.ts';
import { inLanguage, type Language } from './language.ts';
import type { Change, TimelineEntry } from './reply.ts';
import { actTitle, provisionTitle } from './titles.ts';

/** A history entry together with the place it stands in. */
export interface LocatedEntry {
  /** instrument[/provision]@day:status; stable, so that it is told once. */
  id: string;
  /** instrument or instrument/provision */
  rule: string;
  instrument: Instrument;
  /** Null for the history of the act itself. */
  provision: Provision | null;
  entry: HistoryEntry;
  /** All of the history it belongs to, newest first. */
  history: readonly HistoryEntry[];
}

/** Every history entry of the base, in no order. */
export function allEntries(base: KnowledgeBase): LocatedEntry[] {
  return [...base.instruments.values()].flatMap((instrument) => [
    ...entriesOf(instrument, null, instrument.history),
    ...instrument.provisions.flatMap((provision) => entriesOf(instrument, provision, provision.history ?? [])),
  ]);
}

/** Every change of the law that the base knows, oldest first. A change is a history entry. */
export function allChanges(base: KnowledgeBase, language: Language): Change[] {
  return allEntries(base)
    .map((located) => changeOf(base, located, language))
    .sort((a, b) => compareText(a.from, b.from) || compareText(a.rule, b.rule));
}

/** A history entry as news. */
export function changeOf(base: KnowledgeBase, located: LocatedEntry, language: Language): Change {
  const { id, rule, instrument, provision, entry } = located;
  const title = provision
    ? provisionTitle({ ref: rule, instrument, provision }, language)
    : actTitle(instrument, language);
  return { id, rule, title, ...timelineEntry(base, entry, instrument.checked, language) };
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
  return history.map((entry) => timelineEntry(base, entry, checked, language));
}

function timelineEntry(base: KnowledgeBase, entry: HistoryEntry, checked: Day, language: Language): TimelineEntry {
  return {
    from: entry.from,
    status: entry.status,
    forecast: entry.from > checked,
    note: inLanguage(entry.note, language),
    citations: citeAll(base, entry.citations),
  };
}

function entriesOf(
  instrument: Instrument,
  provision: Provision | null,
  history: readonly HistoryEntry[],
): LocatedEntry[] {
  const rule = provision ? `${instrument.id}/${provision.id}` : instrument.id;
  return history.map((entry) => ({
    id: `${rule}@${entry.from}:${entry.status}`,
    rule,
    instrument,
    provision,
    entry,
    history,
  }));
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

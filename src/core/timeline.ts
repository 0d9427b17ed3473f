import type { LocatedProvision } from './base.ts';
import type { Day } from './day.ts';
import type { HistoryEntry, Instrument, Provision } from './instrument.ts';
import type { Localised } from './localised.ts';
import type { Cite } from './source.ts';

/** Where a history stands on a day. */
export interface Standing {
  /** The entry that holds. */
  entry: HistoryEntry;
  /** The one it replaced, if any. */
  before: HistoryEntry | undefined;
  /** The next one after the day asked about, if the history already knows it. */
  next: HistoryEntry | undefined;
  /** The entry starts after the file was last checked: by its own terms, not verified. */
  forecast: boolean;
}

/** The entry of a newest-first history that holds on the day, or undefined before its first. */
export function standingOn(history: readonly HistoryEntry[], day: Day, checked: Day): Standing | undefined {
  const index = history.findIndex((entry) => entry.from <= day);
  const entry = history[index];
  if (!entry) return undefined;
  return { entry, before: history[index + 1], next: history[index - 1], forecast: entry.from > checked };
}

/** A provision follows its own history where it has one, else that of its instrument. */
export function historyOf({ instrument, provision }: LocatedProvision): HistoryEntry[] {
  return provision.history ?? instrument.history;
}

export function provisionOn(located: LocatedProvision, day: Day): Standing | undefined {
  return standingOn(historyOf(located), day, located.instrument.checked);
}

export function instrumentOn(instrument: Instrument, day: Day): Standing | undefined {
  return standingOn(instrument.history, day, instrument.checked);
}

/** The text of a provision as it read on the day, with its citations. */
export function textOn(provision: Provision, day: Day): { text: Localised; citations: readonly [Cite, ...Cite[]] } {
  return provision.amendments?.find((amendment) => amendment.from <= day) ?? provision;
}

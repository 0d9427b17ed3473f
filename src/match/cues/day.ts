import { addDays, type Day } from '../../core/day.ts';
import { findCalendar } from './calendar.ts';
import type { FoundPeriod, Period } from './period.ts';
import { placeOf, type Relation } from './relation.ts';
import { findRelative } from './relative.ts';
import { overlapsAny, type Span } from './text.ts';

/** The day a question asks about, or words for a day that does not exist. Neither, for a time that does not change the day asked about. */
export interface DayCue {
  asOf?: Day;
  badDay?: string;
  spans: Span[];
}

/**
 * Reads the day a question asks about. A month, quarter or year stands for its last day, or for today when today lies in
 * it; "before" for the day before its first, "after" for the day after its last. "Since" a past day asks about today.
 * `taken` are stretches that are something else, such as the number of an act.
 */
export function readDay(raw: string, today: Day, taken: readonly Span[] = []): DayCue | undefined {
  const times = findTimes(raw, today).filter((time) => !overlapsAny(time, taken));
  const bad = times.find(({ period }) => period === 'bad');
  if (bad) return { badDay: raw.slice(bad.start, bad.end), spans: [bad] };

  const cues = times.flatMap((time) => placed(raw, time, today));
  const [first] = cues.filter(({ asOf }) => asOf !== undefined);
  const spans = cues.flatMap((cue) => cue.spans);
  if (cues.length === 0) return undefined;
  return first?.asOf === undefined ? { spans } : { asOf: first.asOf, spans };
}

/** The days a question spans, both included: "in June 2026", "since July", "between March and May". None for "before" and "after", which have one end only. */
export function readDays(raw: string, today: Day): Period | undefined {
  const times = findTimes(raw, today);
  const [first, second] = times.map(({ period }) => (period === 'bad' ? undefined : period));
  const [found] = times;
  if (!first || !found) return undefined;
  if (second) return second.to < first.from ? undefined : { from: first.from, to: second.to };
  const relation = placeOf(raw, found)?.relation ?? 'on';
  if (relation === 'on' || relation === 'as_of') return first;
  const isSince = relation === 'since' || relation === 'from';
  return isSince && first.from <= today ? { from: first.from, to: today } : undefined;
}

/** The day that a period and its preposition name; undefined for "since" the past, which asks about today. */
export function dayAt(period: Period, relation: Relation, today: Day): Day | undefined {
  const { from, to } = period;
  switch (relation) {
    case 'before':
      return addDays(from, -1);
    case 'after':
      return addDays(to, 1);
    case 'since':
    case 'from':
      return from <= today ? undefined : from;
    case 'until':
    case 'as_of':
    case 'on':
      return from <= today && today <= to ? today : to;
  }
}

function findTimes(raw: string, today: Day): FoundPeriod[] {
  const relative = findRelative(raw, today);
  const calendar = findCalendar(raw, today).filter((time) => !overlapsAny(time, relative));
  return [...relative.filter(notInsideAnother), ...calendar].sort((a, b) => a.start - b.start);
}

function notInsideAnother(time: FoundPeriod, _index: number, all: readonly FoundPeriod[]): boolean {
  const width = time.end - time.start;
  return !all.some((other) => other.start <= time.start && time.end <= other.end && other.end - other.start > width);
}

function placed(raw: string, time: FoundPeriod, today: Day): DayCue[] {
  if (time.period === 'bad') return [];
  const place = placeOf(raw, time);
  if (!place && time.needsPlace) return [];
  const asOf = dayAt(time.period, place?.relation ?? 'on', today);
  const spans = [place?.span ?? time];
  return [asOf === undefined ? { spans } : { asOf, spans }];
}

import type { KnowledgeBase } from '../core/base.ts';
import type { LocatedEntry } from '../core/changes.ts';
import type { Day } from '../core/day.ts';
import type { DigestKind } from '../core/digest.ts';
import { isReleasing, isRestrictive } from '../core/strictness.ts';
import { isNear, isReminded, isWeekly, isWithin, type Span } from './span.ts';

/** A history entry that is to be told, and why. */
export interface Due extends LocatedEntry {
  kind: DigestKind;
  forecast: boolean;
}

/**
 * What of the entries is to be told.
 *
 * @param added ids of changes that went on record within the span, whatever their day
 */
export function findDue(
  base: KnowledgeBase,
  entries: readonly LocatedEntry[],
  span: Span,
  added: ReadonlySet<string>,
): Due[] {
  const due = entries.flatMap((located): Due[] => {
    const forecast = isForecast(located);
    const kind = kindOf(base, located, span) ?? (added.has(located.id) ? 'announced' : null);
    return kind ? [{ ...located, kind, forecast }] : [];
  });
  return withoutParts(withoutEchoes(due));
}

function kindOf(base: KnowledgeBase, located: LocatedEntry, span: Span): DigestKind | null {
  const { entry, history } = located;
  if (entry.from > span.today) return isComing(base, located, span) ? 'coming' : null;
  if (isForecast(located)) {
    const holds = history.find(({ from }) => from <= span.today) === entry;
    return holds && isWeekly(entry.from, span) ? 'unverified' : null;
  }
  if (!isWithin(entry.from, span)) return null;
  return entry.status === 'announced' || isRecord(located) ? 'announced' : 'changed';
}

function isComing(base: KnowledgeBase, located: LocatedEntry, span: Span): boolean {
  const { from } = located.entry;
  if (isRecord(located)) return false;
  const known = knownBy(base, located);
  if (known > span.today) return false;
  return isReminded(from, span) || (isNear(from, span) && isWithin(known, span));
}

function isForecast({ entry, instrument }: LocatedEntry): boolean {
  return entry.from > instrument.checked;
}

/** A remark that was put on record on a day; it neither binds nor frees anyone. */
export function isRecord({ provision, entry, history }: LocatedEntry): boolean {
  if (!provision || entry.status !== 'in_force' || history.at(-1) !== entry) return false;
  return !isRestrictive(provision.effect) && !isReleasing(provision.effect);
}

/**
 * By which day an entry was surely known: its first document was out, or someone had checked the file that has it. So
 * no morning of the past foretells what nobody could know, and none of the present is silent.
 */
function knownBy(base: KnowledgeBase, { entry, instrument }: LocatedEntry): Day {
  // A document without a date may always have been out.
  const documents = entry.citations.map(({ source }) => lastDay(base.sources.get(source)?.published ?? ''));
  return [...documents, instrument.checked].sort()[0] ?? instrument.checked;
}

/** The end of a year or month; days stay as they are. No month has a day after its 31st, so texts still compare. */
function lastDay(day: string): string {
  if (day.length === 4) return `${day}-12-31`;
  return day.length === 7 ? `${day}-31` : day;
}

/** What is announced together with its first day is not also told as coming. */
function withoutEchoes(due: Due[]): Due[] {
  const announced = new Set(due.filter(({ entry }) => entry.status === 'announced').map(({ rule }) => rule));
  return due.filter(({ kind, rule }) => kind !== 'coming' || !announced.has(rule));
}

/** Provisions that change just as their act does are told with it. */
function withoutParts(due: Due[]): Due[] {
  const keyOf = ({ instrument, entry }: Due) => `${instrument.id}@${entry.from}:${entry.status}`;
  const acts = new Set(due.filter(({ provision }) => provision === null).map(keyOf));
  return due.filter((item) => item.provision === null || !acts.has(keyOf(item)));
}

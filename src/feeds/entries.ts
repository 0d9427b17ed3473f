import { createHash } from 'node:crypto';
import { bearingOn } from '../announce/bearing.ts';
import type { KnowledgeBase } from '../core/base.ts';
import { allEntries, changeOf, type LocatedEntry } from '../core/changes.ts';
import type { Citation } from '../core/citation.ts';
import { addDays, type Day, daysBetween, formatDay } from '../core/day.ts';
import type { Language } from '../core/language.ts';
import { phrases } from '../core/phrases/phrases.ts';
import type { Change } from '../core/reply.ts';

/** A change of the law as a calendar or reader shows it. */
export interface FeedEntry {
  /** Made from the change's id, so that it stays the same; a UUID, as RFC 7986 recommends for calendars. */
  uuid: string;
  change: Change;
  /** "in force: MOFCOM Announcement No. 61 of 2025"; a forecast says that nobody has verified it. */
  title: string;
  /** The day somebody last compared it with its sources: the last on which it may have been edited. */
  checked: Day;
  /** The day from which it counts as news: its own, or that of the check by which it was known ahead. */
  published: Day;
  /** Grows with every check, as a calendar wants of what was changed. */
  revision: number;
}

/** Which changes are wanted, and in which language. */
export interface FeedWish {
  /** Ids; null for all. */
  topics: string[] | null;
  language: Language;
}

const yearDays = 365;
/** Before the first day that any base was checked on. */
const firstDay = '2020-01-01';

/** The changes of the past year and of all days to come, oldest first. */
export function feedEntries(base: KnowledgeBase, today: Day, { topics, language }: FeedWish): FeedEntry[] {
  const since = addDays(today, -yearDays);
  const entries = allEntries(base).filter(({ entry }) => entry.from >= since);
  return (topics ? bearingOn(base, topics, entries) : entries)
    .map((located) => feedEntry(base, located, language))
    .sort((a, b) => compare(a.change.from, b.change.from) || compare(a.change.id, b.change.id));
}

function feedEntry(base: KnowledgeBase, located: LocatedEntry, language: Language): FeedEntry {
  const change = changeOf(base, located, language);
  const words = phrases(language);
  const status = words.status[change.status];
  const { checked } = located.instrument;
  return {
    uuid: uuidOf(change.id),
    change,
    title: `${change.forecast ? `${words.unverified}: ${status}` : status}: ${change.title}`,
    checked,
    published: [change.from, checked].sort()[0] ?? checked,
    revision: Math.max(daysBetween(firstDay, checked), 0),
  };
}

/** A source in a line of words, most of what is known of it; its address apart, where it may be linked. */
export function sourceLine(citation: Citation, language: Language): { words: string; url: string | null } {
  const { number, title, original, pinpoint, publisher, kind, published, url } = citation;
  const facts = [
    number === null ? title : `${number}, ${title}`,
    original,
    pinpoint,
    publisher,
    phrases(language).sourceKind[kind],
    published && formatDay(published, language),
  ];
  return { words: facts.filter((fact) => fact).join(' · '), url: url?.startsWith('https://') ? url : null };
}

/** A name-based UUID of version 8, whose bits are ours to choose (RFC 9562, section 5.8). */
function uuidOf(name: string): string {
  const hash = createHash('sha256').update(`rareearth change ${name}`).digest();
  hash[6] = ((hash[6] ?? 0) & 0x0f) | 0x80;
  hash[8] = ((hash[8] ?? 0) & 0x3f) | 0x80;
  const hex = hash.toString('hex', 0, 16);
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

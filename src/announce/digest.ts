import type { Statement } from '../core/answer.ts';
import type { KnowledgeBase } from '../core/base.ts';
import { allEntries } from '../core/changes.ts';
import type { NonEmpty } from '../core/citation.ts';
import { type Day, daysBetween, formatDay } from '../core/day.ts';
import { type DigestGroup, type DigestSection, digestKinds } from '../core/digest.ts';
import type { Status } from '../core/instrument.ts';
import type { Language } from '../core/language.ts';
import { phrases } from '../core/phrases/phrases.ts';
import type { Reply } from '../core/reply.ts';
import { seeAlso } from '../core/statement.ts';
import { titled } from '../core/titles.ts';
import { bearingOn } from './bearing.ts';
import { type Due, findDue, isRecord } from './due.ts';
import { groupBy } from './groups.ts';
import { linesOf, rankOfDue } from './lines.ts';

/** The morning an announcement is for. */
export interface Morning {
  today: Day;
  /** The day of the last announcement, exclusive. */
  since: Day;
  /** Topic ids, at least one: only acts that bear on them. All acts unless given. */
  topics?: Readonly<NonEmpty<string>>;
  /**
   * Ids of changes that went on record after the last announcement, whatever their day. The knowledge does not say when
   * a curator wrote something, so only a store can.
   */
  added?: readonly string[];
  language: Language;
}

type DigestReply = Reply & { kind: 'digest' };

/** What is to be said on a morning: what changed, what is new, what comes and what nobody has verified. */
export function buildDigest(base: KnowledgeBase, morning: Morning): DigestReply {
  const { today, since, topics, added = [], language } = morning;
  const entries = allEntries(base);
  const wanted = topics ? bearingOn(base, topics, entries) : entries;
  const due = findDue(base, wanted, { since, today }, new Set(added));
  const sections = digestKinds.flatMap((kind): DigestSection[] => {
    const own = due.filter((item) => item.kind === kind);
    if (own.length === 0) return [];
    return [{ kind, groups: groupsOf(base, own, morning), beside: besideOf(base, own, morning) }];
  });
  return {
    kind: 'digest',
    digest: {
      since,
      topics: (topics ?? []).map((id) => titled(base, { kind: 'topic', id }, language)?.title ?? id),
      quiet: sections.length === 0,
      sections,
      warnings: warningsOf(due, language),
    },
    language,
    asOf: today,
    revision: base.revision,
  };
}

/** What changes on one day in the same way. Dates ahead: soonest first; all else: strictest first. */
function groupsOf(base: KnowledgeBase, due: readonly Due[], { today, since, language }: Morning): DigestGroup[] {
  const together = groupBy(due, (item) => `${item.entry.from} ${statusOf(item)} ${item.forecast}`);
  const groups = together.map((items) => {
    const [first] = items;
    const { forecast, kind } = first;
    const { from } = first.entry;
    const status = statusOf(first);
    const days = daysBetween(today, from);
    const late = kind === 'announced' && from <= since;
    const group: DigestGroup = { from, status, forecast, late, days, lines: linesOf(base, items, language) };
    return { group, rank: Math.min(...items.map(rankOfDue)) };
  });
  return groups
    .sort(
      (a, b) => Math.max(a.group.days, 0) - Math.max(b.group.days, 0) || a.rank - b.rank || b.group.days - a.group.days,
    )
    .map(({ group }) => group);
}

function statusOf(item: Due): Status | null {
  return isRecord(item) ? null : item.entry.status;
}

/** What the forecasts among them ask to be shown beside them, each once. */
function besideOf(base: KnowledgeBase, due: readonly Due[], { today, language }: Morning): Statement[] {
  const found = due
    .filter(({ forecast }) => forecast)
    .flatMap(({ entry }) => seeAlso(base, { entry }, today, language));
  return [...new Map(found.map((statement) => [statement.rule, statement])).values()];
}

/** Since when nobody has looked, for each such day. */
function warningsOf(due: readonly Due[], language: Language): string[] {
  const checked = new Set(due.flatMap(({ forecast, instrument }) => (forecast ? [instrument.checked] : [])));
  return [...checked].sort().map((day) => phrases(language).forecastWarning(formatDay(day, language)));
}

import type { KnowledgeBase } from '../core/base.ts';
import type { NonEmpty } from '../core/citation.ts';
import { addDays, type Day } from '../core/day.ts';
import { type Language, languages } from '../core/language.ts';
import type { Reply } from '../core/reply.ts';
import type { NumberedChange } from '../store/announced.ts';
import type { Underway } from '../store/delivery-plans.ts';
import { buildDigest } from './digest.ts';
import { dayBeforeFirst, type Occasion } from './occasions.ts';

/** What an announcement depends on: many subscriptions get the same one. */
export interface Telling {
  day: Day;
  since: Day;
  afterSeq: number;
  topics: string[];
  language: Language;
  quiet: boolean;
}

/** What a subscription is to be told on a day: everything since it was told something last. */
export function tellingOf({ subscription, filter, day }: Occasion, underway: Underway | undefined): Telling {
  const { announced_seq: seq, told_day: told, language } = subscription;
  const held = underway?.held;
  const until = [told ?? dayBeforeFirst(subscription), held?.day ?? ''].sort().at(-1) ?? day;
  // What is asked for on the first day may tell of that day.
  const since = until < day ? until : addDays(day, -1);
  return {
    day,
    since,
    afterSeq: Math.max(seq, held?.seq ?? 0),
    topics: [...(filter.topics ?? [])].sort(),
    language: languages.find((one) => one === language) ?? 'en',
    quiet: filter.quiet,
  };
}

/** The announcement itself. */
export function digestOf(
  base: KnowledgeBase,
  { day, since, afterSeq, topics: [first, ...others], language }: Telling,
  changes: readonly NumberedChange[],
): Reply & { kind: 'digest' } {
  const added = changes.filter(({ seq }) => seq > afterSeq).map(({ change }) => change);
  const topics: NonEmpty<string> | undefined = first === undefined ? undefined : [first, ...others];
  return buildDigest(base, { today: day, since, added, language, ...(topics && { topics }) });
}

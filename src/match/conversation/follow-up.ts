import { type KnowledgeBase, withBroader } from '../../core/base.ts';
import type { Day } from '../../core/day.ts';
import type { Cues, EntryRef, Reading } from '../../core/reading.ts';
import type { CueKind } from '../../core/vocabulary.ts';
import type { FollowUpCue } from '../cues/follow-up.ts';
import type { Span } from '../cues/text.ts';
import { isGoods } from '../naming/mentions.ts';
import { nameThings } from '../naming/naming.ts';
import type { Reader } from '../reader.ts';
import type { Scan } from '../scan.ts';
import { mergeCues } from './inherit.ts';

export type Choices = Reading['choices'];

/** What a follow-up is worked out from. */
export interface Following {
  reader: Reader;
  today: Day;
  previous: Reading;
  cue: FollowUpCue;
  scan: Scan;
  /** What the question before said, as far as it still holds. */
  before: Cues;
  /** The things the follow-up names itself. */
  own: EntryRef[];
}

/** Confidence of a reading whose subject the conversation has settled. */
const settled = 0.95;

export function reading({ scan, before }: Following, choices: Choices): Reading | undefined {
  const [first, ...others] = choices;
  if (!first) return undefined;
  const many = others.length > 0;
  return {
    outcome: many ? 'choose' : 'answer',
    entry: many ? null : first.entry,
    confidence: settled,
    cues: mergeCues(scan, before),
    choices: many ? choices.slice(0, 4) : [],
    nearest: [],
  };
}

/** What a follow-up is about: the last entry, or what a guide was asked about. */
export function subjectOf({ entry, about }: Reading): EntryRef | null {
  return about ?? entry;
}

export function leans({ cue }: Following): boolean {
  return cue.opened || cue.points;
}

/** The goods that a technology makes, the widest of them. */
export function goodsOf(base: KnowledgeBase, id: string): string[] {
  const lists = withBroader(base, id).map((wider) => base.topics.get(wider)?.made ?? []);
  const made = lists.find((list) => list.length > 0) ?? [];
  return made.filter((one) => !withBroader(base, one).some((wider) => wider !== one && made.includes(wider)));
}

export function isOfCueKind(base: KnowledgeBase, id: string, kind: CueKind): boolean {
  return kind === 'goods' ? isGoods(base, id) : base.topics.get(id)?.kind === kind;
}

/** What a question says is in a thing, when it names nothing else. */
export function contentsOf(reader: Reader, scan: Scan) {
  const { contents, named } = nameThings(reader, scan);
  const all = contents && named.every((item) => contents.spans.some((span) => covers(span, item)));
  return all ? contents : undefined;
}

export function only<T>(items: readonly T[]): T | undefined {
  return items.length === 1 ? items[0] : undefined;
}

export function covers(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

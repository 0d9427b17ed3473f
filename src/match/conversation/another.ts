import { type KnowledgeBase, withBroader } from '../../core/base.ts';
import type { EntryRef, Reading } from '../../core/reading.ts';
import type { CueKind, FormKind } from '../../core/vocabulary.ts';
import { toReading } from '../explanation.ts';
import { isKnowHow } from '../naming/mentions.ts';
import { byContents } from '../naming/subject.ts';
import { readQuestion } from '../read.ts';
import type { Reader } from '../reader.ts';
import type { Scan } from '../scan.ts';
import { type Choices, contentsOf, type Following, goodsOf, only, reading, subjectOf } from './follow-up.ts';

/** Another thing in the same case. */
export function ofAnother(following: Following): Reading | undefined {
  const { reader, today, previous, scan, before, own, cue } = following;
  const inside = withContents(following);
  if (inside) return reading(following, inside);
  const subject = subjectOf(previous);
  const made = subject && madeBy(reader.base, subject, own, scan);
  if (made) return reading(following, [{ entry: made }]);
  const { kind: _, ...rest } = before;
  const kind = kindOf(reader.base, previous);
  const merged = readQuestion(reader, cue.rest.raw, today, kind === undefined ? rest : { ...rest, kind });
  if (merged.decision.outcome === 'no_answer') return undefined;
  const found = toReading(merged);
  return { ...found, entry: found.entry && inSameForm(reader, subject, found.entry) };
}

/** "And terbium?", after dysprosium oxide: its oxide. */
function inSameForm({ base, forms }: Reader, before: EntryRef | null, entry: EntryRef): EntryRef {
  if (before?.kind !== 'topic' || entry.kind !== 'topic') return entry;
  const form = withBroader(base, before.id)
    .flatMap((element) => Object.entries(forms.get(element) ?? {}))
    .find(([, topic]) => topic === before.id)?.[0] as FormKind | undefined;
  const id = form && forms.get(entry.id)?.[form];
  return id === undefined ? entry : { kind: 'topic', id };
}

/** "And with dysprosium?": the thing before, with that in it. */
export function withContents({ reader, previous, scan }: Following): Choices | undefined {
  const entry = subjectOf(previous);
  const contents = entry?.kind === 'topic' ? contentsOf(reader, scan) : undefined;
  if (!entry || !contents) return undefined;
  const family = withBroader(reader.base, entry.id).map((id) => ({ id }));
  const topics = byContents(reader.base, family, contents);
  return topics?.map((id) => ({ entry: { kind: 'topic', id } }));
}

/** "And the magnets?", after their technology: the goods that it makes, rather than all magnets. */
function madeBy(
  base: KnowledgeBase,
  { kind, id }: EntryRef,
  own: readonly EntryRef[],
  scan: Scan,
): EntryRef | undefined {
  if (kind !== 'topic' || !isKnowHow(base, id) || scan.kind?.kind !== 'goods') return undefined;
  const made = only(
    goodsOf(base, id).filter((goods) =>
      own.every((one) => one.id !== goods && withBroader(base, goods).includes(one.id)),
    ),
  );
  return made === undefined ? undefined : { kind: 'topic', id: made };
}

/** The kind of thing a conversation is about; a bare name may leave it open. */
function kindOf(base: KnowledgeBase, previous: Reading): CueKind | undefined {
  const entry = subjectOf(previous);
  const kind = entry?.kind === 'topic' ? base.topics.get(entry.id)?.kind : undefined;
  if (kind === 'technology' || kind === 'equipment' || kind === 'service') return kind;
  return kind === 'product' ? 'goods' : previous.cues.kind;
}

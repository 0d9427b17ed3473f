import { withBroader } from '../../core/base.ts';
import type { EntryRef, Reading } from '../../core/reading.ts';
import { titled } from '../../core/titles.ts';
import type { Intent } from '../../core/vocabulary.ts';
import { findPhrases } from '../cues/phrases.ts';
import { toReading } from '../explanation.ts';
import { keyOfEntry } from '../naming/entries.ts';
import { isKnowHow } from '../naming/mentions.ts';
import { settleSubject } from '../naming/subject.ts';
import { readQuestion } from '../read.ts';
import { type Following, goodsOf, isOfCueKind, leans, only, reading, subjectOf } from './follow-up.ts';
import { mergeCues } from './inherit.ts';

/** The same thing in another case, or something else about it. */
export function ofTheSame(following: Following): Reading | undefined {
  const { previous, scan } = following;
  const entry = subjectOf(previous);
  if (!entry) return scan.kind ? undefined : reading(following, previous.choices);
  if (entry.kind !== 'topic') return ofTheSameText(following, entry);
  if (scan.says.intent && aboutAnything.includes(scan.cues.intent)) {
    const guide = guideAbout(following, entry);
    if (guide) return guide;
    if (!leans(following) && standsAlone(following)) return undefined;
  }
  const topics = redirect(following, entry.id);
  return reading(
    following,
    topics.map((id) => ({ entry: { kind: 'topic', id } })),
  );
}

/** An act or guide says the same wherever the goods go; it may say something else on another day. */
function ofTheSameText(following: Following, entry: EntryRef): Reading | undefined {
  const { cues, kind, says } = following.scan;
  const another = says.place || kind || cues.user !== undefined || cues.use !== undefined || cues.origin !== undefined;
  if (another || (entry.kind === 'guide' && says.intent)) return undefined;
  if (says.intent && !aboutActs.includes(cues.intent) && standsAlone(following)) return undefined;
  return reading(following, [{ entry }]);
}

/** Wishes that one guide may meet for many things; a day or a reason is that of one thing. */
const aboutAnything: readonly Intent[] = ['who', 'how', 'penalty'];
const aboutActs: readonly Intent[] = ['status', 'when', 'changes', 'sources'];

/** The guide that answers what is asked about the thing, and would about most things: who decides, what the penalty is. */
function guideAbout({ reader, today, scan, before, cue }: Following, entry: EntryRef): Reading | undefined {
  const title = titled(reader.base, entry, before.language)?.title ?? '';
  const found = toReading(readQuestion(reader, `${title} ${cue.rest.raw}`, today));
  const guide = found.entry?.kind === 'guide' ? found.entry : undefined;
  if (!guide) return undefined;
  const { outcome, confidence, entry: only, choices } = readQuestion(reader, cue.rest.raw, today).decision;
  const likely = outcome === 'choose' && confidence < reader.engine.thresholds.answer ? [] : choices;
  const named = [only, ...likely.map((choice) => choice.entry)].some(
    (one) => one && keyOfEntry(one) === keyOfEntry(guide),
  );
  return named ? { ...found, about: entry, cues: mergeCues(scan, before) } : undefined;
}

function standsAlone({ reader, today, cue }: Following): boolean {
  return readQuestion(reader, cue.rest.raw, today).decision.outcome === 'answer';
}

/** The topics of the form or kind that is named now, for the one before: its oxide, its technology, the goods it makes. */
function redirect({ reader, scan, before, today }: Following, id: string): string[] {
  const { base } = reader;
  const form = only([...new Set(findPhrases(reader.lexicon.forms, scan.text).flatMap(({ values }) => values))]);
  const formed = form && withBroader(base, id).flatMap((wider) => reader.forms.get(wider)?.[form] ?? []);
  if (formed && formed.length > 0) return formed.slice(0, 1);
  const kind = scan.kind?.kind;
  if (kind === undefined || isOfCueKind(base, id, kind)) return [id];
  const goods = isKnowHow(base, id) ? goodsOf(base, id) : [id];
  if (kind === 'goods') return goods.slice(0, 4);
  const cues = mergeCues(scan, before);
  const subject = settleSubject({
    base,
    raw: '',
    named: goods.map((one, mention) => ({ id: one, mention, start: 0, end: 0 })),
    kind,
    contents: undefined,
    verdictOf: (topic) => reader.verdictOf(topic, cues, today),
  });
  return subject?.topics.map((topic) => topic.id) ?? [];
}

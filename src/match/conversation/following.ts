import { type KnowledgeBase, withBroader } from '../../core/base.ts';
import type { Day } from '../../core/day.ts';
import type { Cues, EntryRef, Reading } from '../../core/reading.ts';
import { titled } from '../../core/titles.ts';
import { type FollowUpCue, readFollowUp } from '../cues/follow-up.ts';
import { detectLanguage } from '../cues/language.ts';
import { findPhrases } from '../cues/phrases.ts';
import { cutSpans, overlapsAny, toText } from '../cues/text.ts';
import { exactly } from '../decide/exact.ts';
import { toReading } from '../explanation.ts';
import { keyOfEntry } from '../naming/entries.ts';
import { isExportable } from '../naming/mentions.ts';
import { byContents } from '../naming/subject.ts';
import { readQuestion } from '../read.ts';
import type { Reader } from '../reader.ts';
import { type Scan, scanQuestion } from '../scan.ts';
import { isStopWord } from '../words/stop-words.ts';
import { ofAnother, withContents } from './another.ts';
import { contentsOf, covers, type Following, isOfCueKind, leans, only, reading, subjectOf } from './follow-up.ts';
import { ofTheSame } from './same.ts';

/**
 * Reads a question that leans on the one before it: "and SmCo?", "what about Japan?", "the second one". Undefined for a
 * question that stands by itself, or that the one before it does not explain.
 */
export function readFollowing(
  reader: Reader,
  question: string,
  today: Day,
  previous: Reading | undefined,
): Reading | undefined {
  if (!previous || !isKnown(reader.base, previous)) return undefined;
  const cue = readFollowUp(reader.lexicon.followUps, question);
  const scan = scanQuestion(reader, cue.rest, today);
  const own = ownSubject(reader, scan);
  const text = toText(question);
  const asWorded = !cue.opened && exactly(reader, text, text, scan) !== undefined;
  if (asWorded || !isShort(scan, cue)) {
    const isAboutIt = own.length === 0 && (cue.opened || cue.points || isShort(scan, cue));
    if (!isAboutIt) return undefined;
    const plain = cutSpans(cue.rest.raw, cue.spans);
    return withSubject(reader, question, today, previous) ?? withSubject(reader, plain, today, previous);
  }
  const { asOf, badDay, ...lasting } = previous.cues;
  const before: Cues = {
    ...lasting,
    ...(asOf !== undefined && !cue.resets && { asOf }),
    // What a guide was asked for is answered.
    intent: previous.about ? 'status' : lasting.intent,
    language: detectLanguage(question, previous.cues.language),
  };
  const following: Following = { reader, today, previous, cue, scan, before, own };
  const picked = pick(following);
  if (picked) return reading(following, [{ entry: picked }]);
  if (own.length > 0) {
    // With a verb of its own ("and is terbium controlled?") it may mean any case.
    if (scan.says.intent) return undefined;
    return cue.opened ? ofAnother(following) : reading(following, withContents(following) ?? []);
  }
  return saysSomething(following) ? ofTheSame(following) : undefined;
}

/** A guide asked for in its own words stands by itself, but the conversation stays about what it was about. */
function withSubject(reader: Reader, question: string, today: Day, previous: Reading): Reading | undefined {
  const found = toReading(readQuestion(reader, question, today));
  const about = subjectOf(previous);
  return found.entry?.kind === 'guide' && about ? { ...found, about } : undefined;
}

/** A knowledge base that was edited meanwhile may no longer have the entry. */
function isKnown(base: KnowledgeBase, previous: Reading): boolean {
  const subject = subjectOf(previous);
  const entries = subject ? [subject] : previous.choices.map((choice) => choice.entry);
  return entries.length > 0 && entries.every((one) => titled(base, one, 'en') !== null);
}

/** Nothing in it but names, cues, words that refer, and small words. */
function isShort({ text, understood, acts }: Scan, { spans }: FollowUpCue): boolean {
  const known = [...understood, ...acts, ...spans];
  return text.tokens.every(
    (token) => overlapsAny(token, known) || isStopWord(token.raw.toLowerCase()) || isStopWord(token.key),
  );
}

/**
 * The things, acts and codes named. A name that is no more than a cue ("military use", "licence") is none; that of goods
 * may be a word for goods as well, as Terbiumoxid is.
 */
export function ownSubject(
  { base, lexicon }: Reader,
  { mentions, acts, codes, formulas, circumstances }: Scan,
): EntryRef[] {
  const named = mentions.filter((mention) => {
    const isThing = mention.refs.some((ref) => isExportable(base, ref));
    return !circumstances.some((span) => covers(span, mention) && !(isThing && covers(mention, span)));
  });
  return [
    ...named.flatMap(({ refs }) => refs),
    ...acts.flatMap(({ ids }) => ids.map((id): EntryRef => ({ kind: 'instrument', id }))),
    ...codes.flatMap(({ refs }) => refs.map((id): EntryRef => ({ kind: 'provision', id }))),
    ...formulas.flatMap(({ elements }) =>
      elements
        .flatMap((symbol) => lexicon.elements.bySymbol.get(symbol) ?? [])
        .map((id): EntryRef => ({ kind: 'topic', id })),
    ),
  ];
}

/** Whether it asks anything that the thing before can answer. */
function saysSomething(following: Following): boolean {
  const { cues, says, kind, text } = following.scan;
  if (says.day || says.place || kind || following.cue.resets) return true;
  if (cues.user !== undefined || cues.use !== undefined || cues.origin !== undefined) return true;
  if (says.intent && (leans(following) || cues.intent !== 'status')) return true;
  return findPhrases(following.reader.lexicon.forms, text).length > 0;
}

/** After a choice was offered: the one that is named, counted, or of the kind that is named. */
function pick({ previous, cue, scan, own, reader }: Following): EntryRef | undefined {
  if (previous.outcome !== 'choose') return undefined;
  const entries = previous.choices.map(({ entry }) => entry);
  if (cue.ordinal !== undefined) return entries[cue.ordinal - 1];
  const contents = contentsOf(reader, scan);
  const composed = contents && byContents(reader.base, entries, contents);
  if (composed) return only(entries.filter(({ id }) => composed.includes(id)));
  const named = only(entries.filter((entry) => own.some((one) => keyOfEntry(one) === keyOfEntry(entry))));
  if (named) return named;
  const kind = scan.kind?.kind;
  const broader = own.every(({ id }) => entries.some((entry) => withBroader(reader.base, entry.id).includes(id)));
  return kind && broader ? only(entries.filter(({ id }) => isOfCueKind(reader.base, id, kind))) : undefined;
}

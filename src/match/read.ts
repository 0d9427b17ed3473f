import type { KnowledgeBase } from '../core/base.ts';
import type { Day } from '../core/day.ts';
import type { Cues, EntryRef } from '../core/reading.ts';
import { inherit } from './conversation/inherit.ts';
import { readDays } from './cues/day.ts';
import { asksAhead, readStretch } from './cues/stretch.ts';
import { cutSpans, toText } from './cues/text.ts';
import { decide } from './decide/decide.ts';
import type { Considered } from './decide/decision.ts';
import { weigh } from './decide/evidence.ts';
import { exactly, unlessOfThing } from './decide/exact.ts';
import { generalGuide, isGroup } from './decide/general.ts';
import { nearestTo } from './decide/nearest.ts';
import { fitting } from './decide/setting.ts';
import { doubtBetween, otherVersions } from './doubt.ts';
import type { Read } from './explanation.ts';
import { find, mend, merge } from './find.ts';
import { nameThings } from './naming/naming.ts';
import { settleSubject } from './naming/subject.ts';
import type { Reader } from './reader.ts';
import { scanQuestion } from './scan.ts';

/** Works out what a question means. `before` is what the conversation has said already, where it is a follow-up. */
export function readQuestion(reader: Reader, question: string, today: Day, before?: Cues): Read {
  const read = readOnce(reader, question, today, before);
  const others = otherVersions(toText(question).raw, read.found.corrections, reader);
  if (others.length === 0 || !read.decision.entry) return read;
  const versions = [read, ...others.map((other) => readOnce(reader, other, today, before))];
  const decision = doubtBetween(reader, versions, today);
  return decision ? { ...read, decision, nearest: [] } : read;
}

function readOnce(reader: Reader, question: string, today: Day, before?: Cues): Read {
  const { considered, things, searched, found, exact } = considerQuestion(reader, question, today, before);
  const { scan, subject, evidence } = considered;
  const alone = () => decide(considered);
  const decision = exact ? unlessOfThing(considered, exact, alone) : alone();
  const stretch = subject || exact ? undefined : stretchOfChanges(reader.base, { scan, evidence, decision }, today);
  const nearest = decision === exact ? [] : nearestTo(considered, decision);
  return { scan, searched: searched.raw.trim(), found, things, subject, evidence, decision, nearest, stretch };
}

/** All that is known of a question before it is decided what it asks; `exact` where it is what an entry is called. */
export function considerQuestion(reader: Reader, question: string, today: Day, before?: Cues) {
  const { base, engine } = reader;
  const text = toText(question);
  const found = find(reader, text);
  const own = scanQuestion(reader, mend(text, found, reader), today);
  const scan = before ? inherit(own, before) : own;
  const searched = scan.cut.length > 0 ? toText(cutSpans(scan.text.raw, scan.cut)) : scan.text;
  const both = scan.cut.length > 0 ? merge(found, find(reader, searched)) : found;

  const things = nameThings(reader, scan);
  const verdictOf = remembering((topic: string) => reader.verdictOf(topic, scan.cues, today));
  const subject = settleSubject({
    base,
    raw: scan.text.raw,
    named: things.named,
    kind: scan.kind?.kind,
    contents: things.contents,
    verdictOf,
  });
  const { thresholds } = engine;
  const { unknown, concepts } = both;
  const candidates = fitting(reader.settings, reader.lexicon, scan, both.candidates);
  const { phrasings, knownElements, wishes } = reader;
  const decided = subject?.topics.some(({ id }) => verdictOf(id) !== null) ?? false;
  const evidence = weigh({
    base,
    scan,
    subject,
    unknown,
    concepts,
    candidates,
    thresholds,
    phrasings,
    settings: reader.settings,
    knownElements,
    wishes,
    decided,
    composed: things.contents !== undefined,
  });
  const sameVerdict = (one: EntryRef, other: EntryRef) =>
    one.kind === 'topic' && other.kind === 'topic' && verdictOf(one.id) === verdictOf(other.id);
  const general = generalGuide(reader, scan, things);
  const considered: Considered = {
    base,
    scan,
    evidence,
    subject,
    candidates,
    general,
    thresholds,
    wishes,
    sameVerdict,
  };
  // A title is that of the goods, where the conversation is about what makes them.
  const exact = scan.kind === own.kind ? exactly(reader, text, searched, scan) : undefined;
  return { considered, things, searched, found: both, exact };
}

/** "What changed this week, or in June 2026?" "What is coming up?" Asked of the rules as a whole, not of one thing, act or place. */
function stretchOfChanges(
  base: KnowledgeBase,
  { scan, evidence, decision }: Pick<Read, 'scan' | 'evidence' | 'decision'>,
  today: Day,
) {
  const { text, cues, acts, codes, elsewhere, mentions } = scan;
  const isOfAll = acts.length + codes.length + elsewhere.length === 0 && cues.destination === undefined;
  if (!isOfAll || (cues.intent !== 'changes' && !asksAhead(text.raw))) return undefined;
  const near = readStretch(text.raw, today);
  if (near)
    return evidence.strange.every((word) => asksAhead(word) || isOneOf(near.words, word)) ? near.period : undefined;
  const isOfRules = mentions.every(({ refs }) => refs.some(({ id }) => isGroup(base, id)));
  const days = isOfRules && evidence.strange.length === 0 ? readDays(text.raw, today) : undefined;
  const { entry } = decision;
  const title = entry?.kind === 'guide' ? base.guides.get(entry.id)?.question.en : undefined;
  const told = title === undefined ? undefined : readDays(title, today);
  // A guide on these very days says more than a list.
  return days && (told?.from !== days.from || told.to !== days.to) ? days : undefined;
}

/** In whatever inflection: "Wochen" for "Woche". */
function isOneOf(words: string, word: string): boolean {
  return words.includes(word) || words.split(' ').some((one) => one.length > 3 && word.startsWith(one));
}

/** Asks once for each argument. */
function remembering<T>(ask: (key: string) => T): (key: string) => T {
  const known = new Map<string, T>();
  return (key) => {
    if (!known.has(key)) known.set(key, ask(key));
    return known.get(key) as T;
  };
}

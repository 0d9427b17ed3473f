import type { Day } from '../core/day.ts';
import type { Cues, EntryRef } from '../core/reading.ts';
import { asksAhead, readStretch } from './cues/stretch.ts';
import { cutSpans, toText } from './cues/text.ts';
import { decide } from './decide.ts';
import type { Considered } from './decision.ts';
import { type Evidence, weigh } from './evidence.ts';
import { exactly } from './exact.ts';
import type { Read } from './explanation.ts';
import { find, mend, merge } from './find.ts';
import { generalGuide } from './general.ts';
import { inherit } from './inherit.ts';
import { nameThings } from './naming.ts';
import type { Reader } from './reader.ts';
import { type Scan, scanQuestion } from './scan.ts';
import { fitting } from './setting.ts';
import { settleSubject } from './subject.ts';

/** Works out what a question means. `before` is what the conversation has said already, where it is a follow-up. */
export function readQuestion(reader: Reader, question: string, today: Day, before?: Cues): Read {
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
    knownElements,
    wishes,
    decided,
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
  const decision = exact ?? decide(considered);
  const stretch = subject || exact ? undefined : stretchOfChanges(scan, evidence, today);
  return { scan, searched: searched.raw.trim(), found: both, things, subject, evidence, decision, stretch };
}

/** "What changed this week?" "What is coming up?" Asked of the rules as a whole, not of one thing, act or place. */
function stretchOfChanges({ text, cues, acts, codes, elsewhere }: Scan, { strange }: Evidence, today: Day) {
  const isOfAll = acts.length + codes.length + elsewhere.length === 0 && cues.destination === undefined;
  const wants = cues.intent === 'changes' || asksAhead(text.raw);
  return isOfAll && wants && strange.every(asksAhead) ? readStretch(text.raw, today) : undefined;
}

/** Asks once for each argument. */
function remembering<T>(ask: (key: string) => T): (key: string) => T {
  const known = new Map<string, T>();
  return (key) => {
    if (!known.has(key)) known.set(key, ask(key));
    return known.get(key) as T;
  };
}

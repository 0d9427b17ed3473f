import type { KnowledgeBase } from '../core/base.ts';
import type { Day } from '../core/day.ts';
import type { EntryRef, Reading } from '../core/reading.ts';
import { cutSpans } from './cues/text.ts';
import { type Considered, decide } from './decide.ts';
import { weigh } from './evidence.ts';
import { exactly } from './exact.ts';
import { type Explanation, type Read, toExplanation, toReading } from './explanation.ts';
import { find, mend, merge } from './find.ts';
import { nameThings } from './naming.ts';
import { buildReader, type MatcherOptions, type Reader } from './reader.ts';
import { scanQuestion } from './scan.ts';
import { settleSubject } from './subject.ts';

export type { Explanation } from './explanation.ts';

export interface Matcher {
  read(question: string, today: Day): Reading;
  explain(question: string, today: Day): Explanation;
}

/** Builds what understands questions about a knowledge base. Pure: the same question and day give the same reading. */
export function buildMatcher(base: KnowledgeBase, options: MatcherOptions = {}): Matcher {
  const reader = buildReader(base, options);
  return {
    read: (question, today) => toReading(reader, readQuestion(reader, question, today)),
    explain: (question, today) => toExplanation(reader, readQuestion(reader, question, today)),
  };
}

function readQuestion(reader: Reader, question: string, today: Day): Read {
  const { base, engine } = reader;
  const found = find(reader, question);
  const scan = scanQuestion(reader, mend(question, found, reader), today);
  const searched = cutSpans(scan.text.raw, scan.cut);
  const both = scan.cut.length > 0 ? merge(found, find(reader, searched)) : found;

  const things = nameThings(reader, scan);
  const verdictOf = (topic: string) => reader.verdictOf(topic, scan.cues, today);
  const subject = settleSubject({
    base,
    raw: scan.text.raw,
    named: things.named,
    kind: scan.kind?.kind,
    contents: things.contents,
    verdictOf,
  });
  const { thresholds } = engine;
  const { candidates, unknown, concepts } = both;
  const { phrasings, knownElements } = reader;
  const decided = subject?.topics.some(({ id }) => verdictOf(id) !== null) ?? false;
  const evidence = weigh({
    scan,
    subject,
    unknown,
    concepts,
    candidates,
    thresholds,
    phrasings,
    knownElements,
    decided,
  });
  const sameVerdict = (one: EntryRef, other: EntryRef) =>
    one.kind === 'topic' && other.kind === 'topic' && verdictOf(one.id) === verdictOf(other.id);
  const considered: Considered = { base, scan, evidence, subject, candidates, thresholds, sameVerdict };
  const decision = exactly(reader, question, searched, scan) ?? decide(considered);
  return { scan, searched, found: both, things, subject, evidence, decision };
}

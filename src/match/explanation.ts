import type { EntryRef, Reading } from '../core/reading.ts';
import type { Period } from './cues/period.ts';
import type { Span } from './cues/text.ts';
import type { Decision } from './decide/decision.ts';
import type { Evidence } from './decide/evidence.ts';
import type { Candidate, SearchResult } from './engine/engine.ts';
import type { Correction } from './engine/question.ts';
import { keyOfEntry } from './naming/entries.ts';
import type { NamedThings } from './naming/naming.ts';
import type { Subject } from './naming/subject.ts';
import type { Reader } from './reader.ts';
import type { Scan } from './scan.ts';

/** How a question came to be read as it was. */
export interface Explanation {
  reading: Reading;
  reason: string;
  /** What was searched: without the words for days and places. */
  searched: string;
  corrections: Correction[];
  mentions: { words: string; entries: string[] }[];
  acts: { words: string; ids: string[] }[];
  codes: { words: string; provisions: string[] }[];
  contents: { has: string[]; lacks: string[] } | null;
  subject: { topics: string[]; reason: string } | null;
  /** Words that nothing in the base knows. */
  strange: string[];
  candidates: Candidate[];
  thresholds: { answer: number; choose: number };
}

/** All that was worked out about a question. */
export interface Read {
  scan: Scan;
  searched: string;
  found: SearchResult;
  things: NamedThings;
  subject: Subject | undefined;
  evidence: Evidence;
  decision: Decision;
  nearest: EntryRef[];
  /** The days whose changes it asks for. */
  stretch: Period | undefined;
}

export function toReading({ scan, decision, nearest, stretch }: Read): Reading {
  const { outcome, entry, confidence, choices } = decision;
  const unlisted = outcome === 'no_answer' ? scan.codes.find(({ refs }) => refs.length === 0) : undefined;
  return {
    outcome,
    entry,
    confidence: Math.round(confidence * 1000) / 1000,
    cues: scan.cues,
    choices,
    nearest,
    ...(unlisted && { unlistedCode: unlisted.code }),
    ...(stretch && { changes: stretch }),
  };
}

export function toExplanation(reader: Reader, read: Read): Explanation {
  const { scan, searched, found, things, subject, evidence, decision } = read;
  const words = ({ start, end }: Span) => scan.text.raw.slice(start, end);
  return {
    reading: toReading(read),
    reason: decision.reason,
    searched,
    corrections: found.corrections,
    mentions: scan.mentions.map((mention) => ({ words: words(mention), entries: mention.refs.map(keyOfEntry) })),
    acts: scan.acts.map((act) => ({ words: words(act), ids: act.ids })),
    codes: scan.codes.map((code) => ({ words: words(code), provisions: code.refs })),
    contents: things.contents ? { has: [...things.contents.has], lacks: [...things.contents.lacks] } : null,
    subject: subject ? { topics: subject.topics.map(({ id }) => id), reason: subject.reason } : null,
    strange: evidence.strange,
    candidates: found.candidates.slice(0, 8),
    thresholds: reader.engine.thresholds,
  };
}

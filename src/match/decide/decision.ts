import type { KnowledgeBase } from '../../core/base.ts';
import type { EntryRef, Reading } from '../../core/reading.ts';
import type { Intent } from '../../core/vocabulary.ts';
import type { Candidate } from '../engine/engine.ts';
import { entryOfKey, keyOfEntry } from '../naming/entries.ts';
import type { Subject } from '../naming/subject.ts';
import type { Scan } from '../scan.ts';
import type { Evidence } from './evidence.ts';

/** What is decided, and why, in words for whoever looks into it. */
export interface Decision extends Pick<Reading, 'outcome' | 'entry' | 'confidence' | 'choices'> {
  reason: string;
  /** Nothing else is offered in its place. */
  isFinal?: true;
}

export interface Considered {
  base: KnowledgeBase;
  scan: Scan;
  evidence: Evidence;
  subject: Subject | undefined;
  candidates: readonly Candidate[];
  /** The guide that answers the wish whatever the question is about. */
  general: Candidate | undefined;
  thresholds: { answer: number; choose: number };
  /** What the titles of guides say they are for, by key. */
  wishes: ReadonlyMap<string, Intent>;
  /** Whether two entries answer with the same verdict. */
  sameVerdict: (one: EntryRef, other: EntryRef) => boolean;
}

/** Confidence of a reading that cannot be another. */
export const certain = 1;
/** Confidence of a reading that rests on a name, a number or a code rather than on likeness. */
export const named = 0.95;

export function answer(entry: EntryRef, confidence: number, reason: string): Decision {
  return { outcome: 'answer', entry, confidence, choices: [], reason };
}

export function choose(choices: Reading['choices'], confidence: number, reason: string): Decision {
  return { outcome: 'choose', entry: null, confidence, choices: choices.slice(0, 4), reason };
}

export function abstain(confidence: number, reason: string): Decision {
  return { outcome: 'no_answer', entry: null, confidence, choices: [], reason };
}

/** What is answered with, or offered. */
export function entriesIn({ entry, choices }: Pick<Decision, 'entry' | 'choices'>): EntryRef[] {
  return [...(entry ? [entry] : []), ...choices.map((choice) => choice.entry)];
}

/** What cannot be meant otherwise. */
export function surely(decision: Decision): Decision {
  return { ...decision, isFinal: true };
}

/** No answer, whatever else the question resembles: a number that does not exist is told to be none. */
export function refuse(reason: string): Decision {
  return surely(abstain(0, reason));
}

/** One entry is an answer, several are a choice, none is no answer. */
export function settle(entries: readonly EntryRef[], confidence: number, reason: string): Decision {
  const distinct = [...new Map(entries.map((entry) => [keyOfEntry(entry), entry])).values()];
  const [first, second] = distinct;
  if (!first) return abstain(0, reason);
  return second
    ? choose(
        distinct.map((entry) => ({ entry })),
        confidence,
        reason,
      )
    : answer(first, confidence, reason);
}

/** The guides that the question resembles enough, or the one that holds for any thing. */
export function guideAbout({ guides }: Evidence, general?: Candidate): Decision | undefined {
  const [first, second] = guides;
  if (!first) return general && answer(entryOfKey(general.key), general.confidence, 'a guide that holds for any');
  if (!second) return answer(first.entry, first.confidence, 'a guide asks the same');
  return choose(
    guides.map(({ entry }) => ({ entry })),
    first.confidence,
    'several guides ask about the same',
  );
}

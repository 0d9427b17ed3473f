import type { KnowledgeBase } from '../core/base.ts';
import type { Day } from '../core/day.ts';
import type { Reading } from '../core/reading.ts';
import { readFollowing } from './conversation/following.ts';
import { type Part, readParts } from './conversation/parts.ts';
import { type Explanation, toExplanation, toReading } from './explanation.ts';
import { readQuestion } from './read.ts';
import { buildReader, type MatcherOptions, type Prepared, tablesOf } from './reader.ts';
import { withoutCourtesy } from './words/courtesy.ts';

export type { Part } from './conversation/parts.ts';
export type { Explanation } from './explanation.ts';

export interface Matcher {
  /** `previous` is how the question before it in the same conversation was understood. */
  read(question: string, today: Day, previous?: Reading): Reading;
  /** The questions in one message, one by one; usually just the one. Never none. */
  readAll(question: string, today: Day, previous?: Reading): Part[];
  explain(question: string, today: Day): Explanation;
  /** What another process can start from; see MatcherOptions. */
  prepared(): Prepared;
}

/**
 * Builds what understands questions about a knowledge base. Pure: the same question, day and previous reading give the
 * same reading.
 */
export function buildMatcher(base: KnowledgeBase, options: MatcherOptions = {}): Matcher {
  const reader = buildReader(base, options);
  return {
    read(question, today, previous) {
      const asked = withoutCourtesy(question);
      return readFollowing(reader, asked, today, previous) ?? toReading(readQuestion(reader, asked, today));
    },
    readAll(question, today, previous) {
      const [first, ...others] = readParts(reader, withoutCourtesy(question), today, previous);
      // One question is shown as it was asked.
      return first && others.length === 0 ? [{ ...first, question }] : [...(first ? [first] : []), ...others];
    },
    explain: (question, today) => toExplanation(reader, readQuestion(reader, withoutCourtesy(question), today)),
    prepared: () => ({ engine: reader.engine, tables: tablesOf(reader) }),
  };
}

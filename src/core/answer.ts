import type { Citation, NonEmpty } from './citation.ts';
import type { Day } from './day.ts';
import type { Confidence, Effect, Status } from './instrument.ts';
import type { Language } from './language.ts';
import type { EntryRef } from './reading.ts';

/**
 * What holds for a thing on a day.
 *
 * `announced` means published but not yet in force; `depends` means that the answer differs with something the question
 * does not say; `unknown` means that it rests on a forecast nobody has verified.
 */
export const verdicts = [
  'prohibited',
  'refused_in_principle',
  'licence_required',
  'quota',
  'reporting',
  'unknown',
  'depends',
  'suspended',
  'announced',
  'not_covered',
] as const;
export type Verdict = (typeof verdicts)[number];

/** One sentence or two, with where they come from. The type leaves no room for an uncited one. */
export interface Statement {
  text: string;
  effect: Effect;
  /** Null for statements that have no legal status of their own, like background. */
  status: Status | null;
  /** First day of that status. */
  from: Day | null;
  /** The status starts after the day the file was last checked: by its own terms, unverified. */
  forecast: boolean;
  confidence: Confidence;
  /** Where `rule` opens it: instrument/provision, or null for a guide's own statement. */
  rule: string | null;
  citations: NonEmpty<Citation>;
}

export interface Choice {
  label: string;
  /** A question that is understood as this reading. */
  question: string;
}

export interface EntryTitle extends EntryRef {
  title: string;
}

/** The answer to a question. Its JSON form is a public interface. */
export interface Answer {
  question: string;
  language: Language;
  asOf: Day;
  /** Content hash of the knowledge base. */
  revision: string;
  outcome: 'answer' | 'choose' | 'no_answer';
  entry: EntryTitle | null;
  confidence: number;
  verdict: Verdict | null;
  headline: string;
  /** At most five. */
  statements: Statement[];
  /** What did not fit. */
  more: Statement[];
  warnings: string[];
  choices: Choice[];
  nearest: EntryTitle[];
  /** Other questions, at most six: what this one resembles too, then what is worth asking next, as the technology for the goods. */
  related: Choice[];
}

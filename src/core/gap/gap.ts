import type { NonEmpty } from '../citation.ts';
import type { Day } from '../day.ts';

/** A question that got no answer, or one that somebody found bad. */
export interface OpenGap {
  id: string;
  question: string;
  /** The question in the one spelling that all alike have. */
  form: string;
  why: 'no_answer' | 'rated';
  /** How often it was asked. */
  asked: number;
  /** When it was asked last. */
  last: Day;
  /** What came nearest, likeliest first: "topic/ndfeb-magnets". */
  nearest: string[];
}

/** Questions that ask for about the same. */
export interface GapGroup {
  gaps: NonEmpty<OpenGap>;
  asked: number;
}

/** The questions that wait for a curator, as far as a person may see and close them. */
export interface Gaps {
  /** Whether the person is a curator or an administrator. */
  mayRead: () => Promise<boolean>;
  /** Most asked first. */
  list: () => Promise<GapGroup[]>;
  /** Closes a gap and all that are alike. Gives how many; 0 when there is no such one. */
  close: (id: string) => Promise<number>;
}

import type { Day } from './day.ts';
import type { Language } from './language.ts';
import type { Localised } from './localised.ts';
import type { CueKind, Intent } from './vocabulary.ts';

/** What an answer can be about. A provision's id is `instrument/provision`. */
export interface EntryRef {
  kind: 'topic' | 'guide' | 'instrument' | 'provision';
  id: string;
}

/** What a question says besides its subject. */
export interface Cues {
  language: Language;
  intent: Intent;
  /** The day asked about, when the question names one. */
  asOf?: Day;
  /** A day the question names that does not exist, as written: 30 February. */
  badDay?: string;
  kind?: CueKind;
  /** Ids of vocabulary.yml. */
  destination?: string;
  user?: string;
  use?: string;
  /** abroad: from one foreign country to another. */
  origin?: 'china' | 'abroad';
}

/** How a question was understood. */
export interface Reading {
  outcome: 'answer' | 'choose' | 'no_answer';
  entry: EntryRef | null;
  /** What the conversation is about, where a follow-up is answered with a guide: "who decides that?" */
  about?: EntryRef;
  /** 0..1, comparable between questions; not the ranking score. */
  confidence: number;
  cues: Cues;
  /** For `choose`: two to four readings, likeliest first. */
  choices: { entry: EntryRef; ask?: Localised }[];
  /** The choices were all asked about and answered one by one; what comes next is about each. */
  together?: true;
  /** It asks what changed or will between two days, both included, whatever else it resembles. */
  changes?: { from: Day; to: Day };
  /** What else the question resembles, likeliest first, at most four; without an answer, what comes nearest to it. */
  nearest: EntryRef[];
  /** For `no_answer`: a control, catalogue or HS code as the question has it, which no rule names. */
  unlistedCode?: string;
}

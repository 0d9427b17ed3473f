import type { Reading } from './reading.ts';

/** A line of a conversation: who said it, and when. Ids are Slack's. */
export interface Line {
  team?: string;
  user?: string;
  /** Slack's time stamp of the message or click, "1700000000.000100": the same however often the line is taken up. */
  said?: string;
}

/** How the questions of each conversation were understood: their subject and cues, none of their words. */
export interface Conversations {
  /** Of the question that a line follows. */
  last: (id: string, line: Line) => Promise<Reading | undefined>;
  /** Keeps how a line was understood, for what is said after it in these conversations. */
  remember: (ids: readonly string[], reading: Reading, line: Line) => Promise<void>;
}

/** A conversation that goes on later than this after its last question begins anew. */
export const keepMillis = 30 * 60_000;

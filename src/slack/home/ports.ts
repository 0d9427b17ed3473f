/** A question that a person asked before. */
export interface AskedBefore {
  question: string;
  /** A line that gets its answer by itself; null when there is none. */
  again: string | null;
}

/** What the Home tab shows of what a deployment keeps. Each part is left out where it is not offered. */
export interface HomePorts {
  /** What the person asked last, newest first. Ids are Slack's. */
  recent?: (team: string, user: string) => Promise<readonly AskedBefore[]>;
}

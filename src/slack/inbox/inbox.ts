import type { GivenAnswer } from '../people/records.ts';

/** A question from Slack, or a step of a workflow that asks one, before anybody has looked at it. */
export interface Incoming {
  /** The same for all events that tell of one message, and for no others. */
  key: string;
  team: string;
  /** '' for a step. */
  user: string;
  /** The event with its envelope, as it was sent. */
  body: Record<string, unknown>;
}

/** A worker's hold on a question. */
export interface Claimed {
  /** Opaque, and the same however often the question is taken up. */
  id: string;
  /** Grows with every claim: what is done under an older one comes too late. */
  attempt: number;
  /** An earlier attempt may have said the answer: look before saying it again. */
  maybeAnswered: boolean;
  /** Milliseconds since the question was received. */
  waited: number;
  /** Milliseconds from the claim on for which nobody else will take the question up. */
  leaseMillis: number;
  body: Record<string, unknown>;
}

/** How the work on a question ended. */
export interface Ending {
  /** The answer that was said, to be kept with the end of the work or not at all. */
  answer?: GivenAnswer;
  /** Why there is none. */
  error?: string;
}

/** Where questions wait between their receipt and their answer. All but `accept` refuse a claim that was lost. */
export interface Inbox {
  /** Keeps a question before Slack is told that it was received; false when it is there. Throws when it cannot. */
  accept: (incoming: Incoming) => Promise<boolean>;
  /** Takes up to so many of the oldest questions that nobody works on. */
  claim: (limit: number) => Promise<Claimed[]>;
  /** Ends the work on a question. False when the claim was lost. */
  finish: (claimed: Claimed, ending: Ending) => Promise<boolean>;
  /**
   * Puts a question back, to be taken up again after a while. `surelyUnsaid`: this attempt has said nothing. False when
   * the claim was lost.
   */
  postpone: (claimed: Claimed, delayMillis: number, reason: string, surelyUnsaid: boolean) => Promise<boolean>;
}

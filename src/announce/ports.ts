import type { ReviewRequest } from '../store/delivery-decisions.ts';

/** A channel, or a thread in it. Ids are Slack's. */
export interface Target {
  team: string;
  channel: string;
  /** The message to reply to; null for the channel itself. */
  thread: string | null;
}

/** What is known after a post was tried. */
export type PostOutcome =
  | { kind: 'sent'; ts: string }
  /** Surely not posted; it may be tried again later. `busy`: the whole workspace should wait. */
  | { kind: 'refused'; reason: string; afterMillis: number; busy: boolean }
  /** Surely not posted, and it never will be. */
  | { kind: 'permanent'; reason: string }
  /** Perhaps posted. */
  | { kind: 'unknown'; reason: string };

/** What a channel holds of ours. */
export type ReadOutcome =
  /** Everything since the moment asked for, oldest first. */
  | { kind: 'read'; found: { id: string; ts: string }[] }
  /** This reading failed; another may not. `busy`: the whole workspace should wait so long. */
  | { kind: 'failed'; reason: string; afterMillis: number; busy: boolean }
  /** It cannot be read. */
  | { kind: 'unreadable'; reason: string }
  /** The app is gone from the workspace, so that nothing can be posted either. */
  | { kind: 'permanent'; reason: string };

/** The side of Slack that announcing needs. No call is repeated by itself. */
export interface Announcing {
  /** Posts a message under an id by which it can be found again. Never throws. */
  post: (target: Target, body: string, id: string) => Promise<PostOutcome>;
  /** Reads every message since a moment, in milliseconds since 1970. Never throws. */
  read: (target: Target, since: number) => Promise<ReadOutcome>;
  /** Removes a message; one that is gone already is fine. Throws when it may still be there. */
  remove: (target: Target, ts: string) => Promise<void>;
  /** Tells whoever subscribed a channel that it was paused, and why. Never throws. */
  tellPaused: (paused: PausedChannel, reason: string) => Promise<void>;
}

export interface PausedChannel {
  team: string;
  channel: string;
  /** Null when nobody knows any more. */
  user: string | null;
  language: string;
}

/** Where experts and admins are asked. */
export interface Asking {
  /** Asks whether an announcement may go out. Throws when nobody was asked. */
  review: (request: ReviewRequest) => Promise<void>;
  /** Asks whether a message is in a channel that the bot cannot read. Throws when nobody was asked. */
  held: (delivery: { id: string; channel: string; day: string; reason: string }) => Promise<void>;
}

/** Hears how announcing goes, for operators. */
export interface AnnouncerMetrics {
  /** A delivery came to an end, so long after it was planned where it was sent. */
  delivered: (delivery: { status: string; lateMillis?: number }) => void;
}

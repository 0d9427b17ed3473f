import type { Lease } from '../store/claim.ts';
import type { Store } from '../store/session.ts';
import type { AnnouncerMetrics, Announcing, Asking } from './ports.ts';

/** Everything that takes time, in milliseconds. */
export interface AnnouncerTimes {
  /** Between two looks at what is due. */
  tick: number;
  /** For one call of Slack. */
  http: number;
  /** How long a worker may hold a delivery. */
  lease: number;
  /** How long a post of which nothing was heard may still turn up. */
  settle: number;
  /** After which time copies are looked for. */
  sweep: number;
  /** How late an announcement may still be made. */
  catchUp: number;
  /** Over how long the posts of one workspace may be spread. */
  spread: number;
  /** How long a change must be gone before those who were told it are told so. */
  withdraw: number;
  /** By how much Slack's clock and the database's may differ. */
  clockMargin: number;
  /** What must be left of a lease, beside the calls, when a post begins. */
  sendMargin: number;
}

export const usualTimes: AnnouncerTimes = {
  tick: 30_000,
  http: 10_000,
  lease: 60_000,
  settle: 90_000,
  sweep: 600_000,
  catchUp: 43_200_000,
  spread: 60_000,
  withdraw: 1_800_000,
  clockMargin: 300_000,
  sendMargin: 5_000,
};

type Details = Record<string, string | number | boolean | undefined>;

export interface AnnouncerLog {
  info: (message: string, details?: Details) => void;
  warn: (message: string, details?: Details) => void;
  error: (message: string, details?: Details) => void;
}

/** Time on this machine. Everything that several workers must agree on goes by the database's clock instead. */
export interface AnnouncerClock {
  /** Milliseconds that only ever grow. */
  monotonic: () => number;
  /** Resolves after so many milliseconds, or when the signal is aborted. Never rejects. */
  sleep: (millis: number, signal?: AbortSignal) => Promise<void>;
}

/** What posting, checking and sweeping share. */
export interface Work {
  store: Store;
  slack: Announcing;
  /** Null when there is nobody to ask. */
  asking: Asking | null;
  times: AnnouncerTimes;
  clock: AnnouncerClock;
  log: AnnouncerLog;
  metrics: AnnouncerMetrics | null;
  /** Names this process. */
  owner: string;
  /** What to do about a post that may have arrived in a channel that cannot be read. */
  unknownPolicy: 'hold' | 'repost';
}

export function leaseOf({ owner, times }: Work): Lease {
  return { owner, millis: times.lease };
}

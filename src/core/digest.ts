import type { Statement } from './answer.ts';
import type { Citation, NonEmpty } from './citation.ts';
import type { Day } from './day.ts';
import type { Status } from './instrument.ts';

/**
 * Why something is told: its day came; it was published or put on record; its day draws near; its day came and nobody
 * has verified it.
 */
export const digestKinds = ['changed', 'announced', 'coming', 'unverified'] as const;
export type DigestKind = (typeof digestKinds)[number];

/** What one act, or one provision of it, has to do with a day. */
export interface DigestLine {
  /** Ids of the changes told by it. */
  changes: NonEmpty<string>;
  /** instrument or instrument/provision: what "Open rule" opens. */
  rule: string;
  title: string;
  text: string;
  citations: NonEmpty<Citation>;
}

/** What changes on one day in the same way, strictest act first. */
export interface DigestGroup {
  from: Day;
  /** Null for remarks, which neither bind nor free anyone. */
  status: Status | null;
  forecast: boolean;
  /** Its day was told before it went on record. */
  late: boolean;
  /** Days from the morning to `from`; negative when it has passed. */
  days: number;
  lines: DigestLine[];
}

export interface DigestSection {
  kind: DigestKind;
  groups: DigestGroup[];
  /** What casts doubt on its forecasts. */
  beside: Statement[];
}

/** What a morning's announcement says. */
export interface Digest {
  /** The day of the announcement before it; that day itself was told then. */
  since: Day;
  /** Names of the topics it is about; empty when it is about all. */
  topics: string[];
  /** There is nothing to tell. */
  quiet: boolean;
  sections: DigestSection[];
  warnings: string[];
}

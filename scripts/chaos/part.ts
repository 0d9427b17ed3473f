/** What one run of a part is given. Times are scaled down: see each part. */
export interface Setting {
  store: 'postgres' | 'sqlite';
  /** Of an empty database that only this run uses. */
  url: string;
  seed: number;
  /** Few enough to take part in every build. */
  small: boolean;
  /** By how much all times are stretched: a busy machine needs more of them. */
  slower: number;
  /** Numbers from 0 to 1, the same for the same seed. */
  random: () => number;
}

/** What came of it, counted in the workspace's own list of messages. */
export interface Tally {
  /** How many messages there should be at least. */
  planned: number;
  /** How many there should be, as it turned out. */
  wanted: number;
  lost: number;
  doubled: number;
  kills: number;
  faults: number;
  seconds: number;
  /** Anything else worth a column. */
  notes: string;
}

/** One half of the proof. It starts processes, kills them, waits until everything is settled, and counts. */
export type Part = (setting: Setting) => Promise<Tally>;

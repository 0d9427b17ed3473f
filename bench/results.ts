import type { CommandTimes } from './command-line.ts';
import type { Measurement, Skipped } from './crew.ts';

/** What all engines did on the same entries and questions. */
export interface Comparison {
  title: string;
  entries: number;
  phrasings: number;
  questions: number;
  measured: Measurement[];
  skipped: Skipped[];
}

export interface Results {
  /** The day it was run, YYYY-MM-DD. */
  day: string;
  machine: string;
  node: string;
  /** Of each library, by package name. */
  versions: Record<string, string>;
  command: string;
  seconds: number;
  knowledge: Comparison;
  sets: Comparison[];
  scale: Comparison[];
  times: CommandTimes;
}

import type { Day } from '../core/day.ts';

/** Something a curator has to look at, with its place. */
export interface Problem {
  /** Relative to the parent of the knowledge folder: knowledge/instruments/cn/x.yml */
  file: string;
  /** From 1. */
  line: number;
  /** From 1. */
  column: number;
  level: 'error' | 'warning';
  message: string;
  tip?: string;
}

/** knowledge/topics/magnets.yml:12:5  unknown key "nmae"  Did you mean "name"? */
export function formatProblem({ file, line, column, level, message, tip }: Problem): string {
  const place = `${file}:${line}:${column}`;
  const words = level === 'warning' ? `warning: ${message}` : message;
  return [place, words, tip].filter((part) => part !== undefined).join('  ');
}

/** By file, then from top to bottom. */
export function compareProblems(a: Problem, b: Problem): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  return a.line - b.line || a.column - b.column;
}

const longestQuote = 60;

/** A value from a file as a message shows it: one line, no control characters, not too long. */
export function quote(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value));
  const short = text.length > longestQuote ? `${text.slice(0, longestQuote)}…` : text;
  return JSON.stringify(short).replace(/[\p{Cc}\u2028-\u202e\u2066-\u2069]/gu, '?');
}

/** A problem that may begin on a day: a file is overdue from then on. Before that day it is none. */
export interface Finding extends Problem {
  since?: Day;
}

/** What a person gets to see of the findings on a day: what is a problem by then, in order. */
export function problemsOn(findings: readonly Finding[], today: Day | undefined): Problem[] {
  return findings
    .filter(({ since }) => since === undefined || (today !== undefined && since <= today))
    .map(({ since: _, ...problem }) => problem)
    .sort(compareProblems);
}

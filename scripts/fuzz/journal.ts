import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import type { Round } from './rounds.ts';

/** A round that was run to its end, and how many tries of it had faults. */
export interface Entry extends Round {
  broken: number;
}

/** Which rounds are done. Several processes may share one. */
export interface Journal {
  read: () => Entry[];
  note: (entry: Entry) => void;
}

/** In a file, one JSON object a line; what a process left unfinished at its end is as if it were not there. */
export function fileJournal(file: string): Journal {
  return {
    read() {
      if (!existsSync(file)) return [];
      return readFileSync(file, 'utf8').split('\n').flatMap(readLine);
    },
    // A short line is appended as a whole, also beside other processes.
    note: (entry) => appendFileSync(file, `${JSON.stringify(entry)}\n`),
  };
}

/** For a run that is not to be continued. */
export function memoryJournal(): Journal {
  const entries: Entry[] = [];
  return { read: () => entries, note: (entry) => void entries.push(entry) };
}

function readLine(line: string): Entry[] {
  try {
    const entry = JSON.parse(line) as Entry | null;
    return typeof entry?.seed === 'number' ? [entry] : [];
  } catch {
    return [];
  }
}

/** One line on all rounds of a run: what is done, and what is left. */
export function summariseJournal(entries: readonly Entry[], rounds: readonly Round[]): string {
  const planned = new Map<string, number>();
  for (const { part, count } of rounds) planned.set(part, (planned.get(part) ?? 0) + count);
  const parts = [...planned].map(([part, count]) => {
    const done = entries.filter((entry) => entry.part === part && rounds.some(({ seed }) => seed === entry.seed));
    const sum = (of: (entry: Entry) => number) => done.reduce((total, entry) => total + of(entry), 0);
    return `${sum((entry) => entry.count)} of ${count} ${part}, ${sum(({ broken }) => broken)} with faults`;
  });
  return `in all: ${parts.join('; ')}`;
}

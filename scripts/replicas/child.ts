import type { ChildProcess } from 'node:child_process';
import { constants } from 'node:os';
import { signals } from '../../src/drain.ts';

const children = new Set<ChildProcess>();

/** Ends a process at the latest when this one ends: by itself, by an exception, or because it is told to. */
export function endWithThis(child: ChildProcess): void {
  if (children.size === 0) listen();
  children.add(child);
  child.once('exit', () => {
    children.delete(child);
    if (children.size === 0) unlisten();
  });
}

function listen(): void {
  process.on('exit', killAll);
  for (const signal of signals) process.on(signal, endNow);
}

/** So that whoever has no such process ends as usual. */
function unlisten(): void {
  process.off('exit', killAll);
  for (const signal of signals) process.off(signal, endNow);
}

function killAll(): void {
  for (const child of children) child.kill('SIGKILL');
}

/** Without a listener a signal ends the process before it hears of its exit. */
function endNow(signal: (typeof signals)[number]): void {
  process.exit(128 + constants.signals[signal]);
}

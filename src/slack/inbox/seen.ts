import type { Clock } from '../clock.ts';
import { buildMemory } from './dedupe.ts';

/** Remembers keys for a while. Slack delivers some things twice; what was seen is not done again. */
export interface Seen {
  /** True for exactly one of all callers within the time kept. */
  isNew: (key: string) => Promise<boolean>;
  /** Takes a key back, when what it stood for was not done after all. */
  forget: (key: string) => Promise<void>;
}

/** Slack repeats an event for up to an hour, and Socket Mode after a reconnect. */
const keepMillis = 3_600_000;
const max = 50_000;

/** Remembers in this process alone. */
export function memorySeen(clock: Pick<Clock, 'now'>): Seen {
  const memory = buildMemory(clock, keepMillis, max);
  return {
    isNew: async (key) => memory.isNew(key),
    forget: async (key) => memory.forget(key),
  };
}

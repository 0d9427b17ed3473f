import type { Reading } from './core/reading.ts';

/** How the last question of each conversation was understood: its subject and cues, none of its words. */
export interface Conversations {
  last: (id: string) => Reading | undefined;
  remember: (id: string, reading: Reading) => void;
  size: () => number;
}

const keepMillis = 30 * 60_000;
const mostConversations = 5_000;

/** Kept in memory for half an hour after the last question; beyond 5,000 conversations the oldest goes. `now` in milliseconds. */
export function openConversations(now: () => number): Conversations {
  // A Map iterates in order of insertion, and what is remembered is put at its end: the first is the oldest.
  const readings = new Map<string, { reading: Reading; until: number }>();

  function dropOld(): void {
    for (const [id, { until }] of readings) {
      if (until > now() && readings.size <= mostConversations) return;
      readings.delete(id);
    }
  }

  return {
    last(id) {
      dropOld();
      return readings.get(id)?.reading;
    },
    remember(id, reading) {
      readings.delete(id);
      readings.set(id, { reading, until: now() + keepMillis });
      dropOld();
    },
    size: () => readings.size,
  };
}

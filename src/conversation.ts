import { type Conversations, keepMillis } from './core/conversation.ts';
import type { Reading } from './core/reading.ts';

const mostConversations = 5_000;

/** For one process: of each conversation the last question, in memory. Beyond 5,000 the oldest goes. `now` in milliseconds. */
export function openConversations(now: () => number): Conversations & { size: () => number } {
  // A Map iterates in order of insertion, and what is remembered is put at its end: the first is the oldest.
  const readings = new Map<string, { reading: Reading; until: number }>();

  function dropOld(): void {
    for (const [id, { until }] of readings) {
      if (until > now() && readings.size <= mostConversations) return;
      readings.delete(id);
    }
  }

  return {
    async last(id) {
      dropOld();
      return readings.get(id)?.reading;
    },
    async remember(ids, reading) {
      for (const id of ids) {
        readings.delete(id);
        readings.set(id, { reading, until: now() + keepMillis });
      }
      dropOld();
    },
    size: () => readings.size,
  };
}

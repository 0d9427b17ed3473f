import type { Clock } from './clock.ts';

/** Resolves when the work is done, or after so many milliseconds. */
export async function within(millis: number, work: Promise<unknown>, clock: Clock): Promise<void> {
  const waiting = new AbortController();
  try {
    await Promise.race([work, clock.sleep(millis, waiting.signal)]);
  } finally {
    waiting.abort();
  }
}

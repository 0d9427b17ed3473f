import { setTimeout as wait } from 'node:timers/promises';

/** Time, passed in so that expiry and back-off can be tested without waiting. */
export interface Clock {
  /** Milliseconds since 1970. */
  now: () => number;
  /** Resolves after so many milliseconds, or at once when the signal is aborted. Never rejects. */
  sleep: (millis: number, signal?: AbortSignal) => Promise<void>;
}

export const systemClock: Clock = {
  now: Date.now,
  async sleep(millis, signal) {
    await wait(millis, undefined, signal ? { signal } : {}).catch(() => undefined);
  },
};

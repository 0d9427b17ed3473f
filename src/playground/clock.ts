/** Time, passed in so that expiry and retries can be tested without waiting. */
export interface Clock {
  /** Milliseconds since 1970. */
  now: () => number;
  /** Runs something after so many milliseconds, unless what it gives back is called before. */
  later: (millis: number, run: () => void) => () => void;
}

/** The real time. What waits does not keep the process alive. */
export const realClock: Clock = {
  now: Date.now,
  later(millis, run) {
    const timer = setTimeout(run, millis).unref();
    return () => clearTimeout(timer);
  },
};

/** Wakes whoever listens. */
export interface Bell {
  ring: () => void;
  /** A signal that is aborted when the bell rings next. */
  next: () => AbortSignal;
}

export function buildBell(): Bell {
  let waiting = new AbortController();
  return {
    ring() {
      const before = waiting;
      waiting = new AbortController();
      before.abort();
    },
    next: () => waiting.signal,
  };
}

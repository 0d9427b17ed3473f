/** Something that goes wrong with a call, for tests of what the bot then does. */
export type Fault =
  /** 429, with Retry-After. */
  | { kind: 'rate_limited'; seconds: number }
  /** An answer with this HTTP status and no sense in it; the call was not done, unless it was before. */
  | { kind: 'status'; status: number; when?: 'before' | 'after' }
  /** Half an answer, with status 200. */
  | { kind: 'garbled' }
  /** An answer that says ok: false; the call was not done, unless it was before. */
  | { kind: 'error'; code: string; when?: 'before' | 'after' }
  /** The connection breaks, before or after the call was done. */
  | { kind: 'drop'; when: 'before' | 'after' }
  /** No answer ever comes, before or after the call was done. */
  | { kind: 'silence'; when: 'before' | 'after' }
  /** No answer ever comes, and the call is done so many milliseconds later. */
  | { kind: 'late'; millis: number };

/** What goes wrong with a method where nothing was planned. */
export type Weather = (method: string) => Fault | undefined;

export interface Faults {
  /** The next calls of a method go wrong, one each; `response` stands for posts to a response address. */
  next: (method: string, ...faults: Fault[]) => void;
  take: (method: string) => Fault | undefined;
  /** Lets calls go wrong as it comes, from now on; null for a clear sky. */
  weather: (weather: Weather | null) => void;
  /** Messages are not listed before so many milliseconds have passed. */
  delay: (millis: number) => void;
  delayed: () => number;
  /** How often something went wrong, by kind. */
  counts: ReadonlyMap<string, number>;
}

export function buildFaults(): Faults {
  const planned = new Map<string, Fault[]>();
  const counts = new Map<string, number>();
  let weather: Weather | null = null;
  let delay = 0;
  return {
    counts,
    next: (method, ...faults) => void planned.set(method, [...(planned.get(method) ?? []), ...faults]),
    take(method) {
      const fault = planned.get(method)?.shift() ?? weather?.(method);
      if (fault) counts.set(fault.kind, (counts.get(fault.kind) ?? 0) + 1);
      return fault;
    },
    weather(next) {
      weather = next;
    },
    delay(millis) {
      delay = millis;
    },
    delayed: () => delay,
  };
}

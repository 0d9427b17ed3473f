/** Something that goes wrong with a call, for tests of what the bot then does. */
export type Fault =
  /** 429, with Retry-After. */
  | { kind: 'rate_limited'; seconds: number }
  /** An answer with this HTTP status and no sense in it. */
  | { kind: 'status'; status: number }
  /** Half an answer, with status 200. */
  | { kind: 'garbled' }
  /** An answer that says ok: false. */
  | { kind: 'error'; code: string }
  /** The connection breaks, before or after the call was done. */
  | { kind: 'drop'; when: 'before' | 'after' }
  /** No answer ever comes, before or after the call was done. */
  | { kind: 'silence'; when: 'before' | 'after' };

export interface Faults {
  /** The next calls of a method go wrong, one each; `response` stands for posts to a response address. */
  next: (method: string, ...faults: Fault[]) => void;
  take: (method: string) => Fault | undefined;
}

export function buildFaults(): Faults {
  const planned = new Map<string, Fault[]>();
  return {
    next: (method, ...faults) => void planned.set(method, [...(planned.get(method) ?? []), ...faults]),
    take: (method) => planned.get(method)?.shift(),
  };
}

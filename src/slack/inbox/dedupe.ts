import type { Clock } from '../clock.ts';

/** Remembers keys for a while. Slack delivers some things twice; what was seen is not done again. */
export interface Memory {
  /** True the first time a key is seen within the time kept. */
  isNew: (key: string) => boolean;
  /** Takes a key back, when what it stood for was not done after all. */
  forget: (key: string) => void;
  size: () => number;
}

/** Bounded in time and in number: beyond `max` keys the oldest go first. */
export function buildMemory(clock: Pick<Clock, 'now'>, keepMillis: number, max: number): Memory {
  // A Map iterates in order of insertion, so the first keys are the oldest.
  const expiry = new Map<string, number>();

  function dropOld(now: number): void {
    for (const [key, until] of expiry) {
      if (until > now && expiry.size <= max) return;
      expiry.delete(key);
    }
  }

  return {
    isNew(key) {
      const now = clock.now();
      dropOld(now);
      if (expiry.has(key)) return false;
      expiry.set(key, now + keepMillis);
      dropOld(now);
      return true;
    },
    forget: (key) => void expiry.delete(key),
    size: () => expiry.size,
  };
}

/**
 * What identifies a delivery, whatever envelope it comes in. Slack gives every event an id and every command and click
 * a trigger; both stay the same when it delivers again.
 */
export function deliveryKey(body: Record<string, unknown>): string | null {
  if (typeof body.event_id === 'string') return `event ${body.event_id}`;
  if (typeof body.trigger_id === 'string') return `trigger ${body.trigger_id}`;
  return null;
}

/** One message may come as several events: a mention is also a message. */
export function messageKey(team: string | undefined, channel: string, ts: string): string {
  return `message ${team ?? ''} ${channel} ${ts}`;
}

import type { Clock } from '../clock.ts';
import { makeSecret } from '../ids.ts';
import type { Fields } from '../shapes.ts';

/** Something on its way to the app. */
export interface Parcel {
  type: 'events_api' | 'slash_commands' | 'interactive';
  payload: Fields;
}

/** How often, and after what, this parcel was sent before. */
export interface Retry {
  attempt: number;
  reason: string;
}

/** What came of sending: the body of the acknowledgement, or why there was none. */
export type Receipt = { ok: true; body: unknown } | { ok: false; reason: string; final?: boolean };

/** One way to the app: Socket Mode or signed HTTP. */
export type Carrier = (parcel: Parcel, id: string, retry?: Retry) => Promise<Receipt>;

export interface Dispatcher {
  /** Sends once; for commands and clicks, which Slack never repeats. */
  send: (parcel: Parcel) => Promise<Receipt>;
  /** Sends an event, and again at once, after a minute and after five when it is not acknowledged. */
  event: (event: Fields) => void;
  /** Sends an event once more, as Slack may at any time. */
  redeliver: (eventId?: string) => void;
  /** The events that the app has acknowledged, however often they were sent. */
  acknowledged: () => Fields[];
  /** From now on parcels go this way. */
  use: (carrier: Carrier) => void;
  close: () => void;
}

/** Slack's waits before each repetition of an event. */
const waits = [0, 60_000, 300_000];

export function buildDispatcher(
  clock: Clock,
  envelope: (event: Fields, id: string) => Fields,
  first: Carrier,
): Dispatcher {
  const sent: { id: string; parcel: Parcel }[] = [];
  const acknowledged = new Map<string, Fields>();
  const waiting = new Set<() => void>();
  let carrier = first;
  let closed = false;

  async function attempt(parcel: Parcel, id: string, retry?: Retry): Promise<void> {
    if (closed) return;
    const receipt = await carrier(parcel, id, retry);
    if (receipt.ok) acknowledged.set(id, parcel.payload.event as Fields);
    const tries = retry?.attempt ?? 0;
    const wait = waits[tries];
    if (receipt.ok || receipt.final || wait === undefined || closed) return;
    const cancel = clock.later(wait, () => {
      waiting.delete(cancel);
      void attempt(parcel, id, { attempt: tries + 1, reason: receipt.reason });
    });
    waiting.add(cancel);
  }

  return {
    send: (parcel) => carrier(parcel, makeSecret(16)),
    event(event) {
      const id = `Ev${makeSecret(10).toUpperCase()}`;
      const parcel: Parcel = { type: 'events_api', payload: envelope(event, id) };
      sent.push({ id, parcel });
      void attempt(parcel, id);
    },
    redeliver(eventId) {
      const found = eventId === undefined ? sent.at(-1) : sent.find(({ id }) => id === eventId);
      if (found) void attempt(found.parcel, found.id, { attempt: 1, reason: 'http_timeout' });
    },
    acknowledged: () => [...acknowledged.values()],
    use(next) {
      carrier = next;
    },
    close() {
      closed = true;
      for (const cancel of waiting) cancel();
    },
  };
}

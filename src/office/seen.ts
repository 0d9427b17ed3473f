import type { Seen } from '../slack/inbox/seen.ts';
import { forgetSeen, isNew } from '../store/seen.ts';
import type { Store } from '../store/session.ts';
import { togetherOn } from '../store/together.ts';

/** Slack repeats an event for up to an hour, and Socket Mode after a reconnect. */
const keepMillis = 3_600_000;

/** What was seen, remembered by all processes on one store. */
export function buildSeen(store: Store): Seen {
  const together = togetherOn(store);
  return {
    isNew: (key) => together((session) => isNew(session, key, keepMillis)),
    forget: (key) => forgetSeen(store, key),
  };
}

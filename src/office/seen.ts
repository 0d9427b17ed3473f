import type { Seen } from '../slack/inbox/seen.ts';
import { forgetSeen, isNew } from '../store/seen.ts';
import type { Session } from '../store/session.ts';

/** Slack repeats an event for up to an hour, and Socket Mode after a reconnect. */
const keepMillis = 3_600_000;

/** What was seen, remembered by all processes on one store. */
export function buildSeen(store: Session): Seen {
  return {
    isNew: (key) => isNew(store, key, keepMillis),
    forget: (key) => forgetSeen(store, key),
  };
}

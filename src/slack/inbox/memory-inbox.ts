import type { Clock } from '../clock.ts';
import { buildMemory } from './dedupe.ts';
import type { Claimed, Inbox, Incoming } from './inbox.ts';

interface Waiting {
  incoming: Incoming;
  attempt: number;
  /** Posts that may have arrived. */
  posts: number;
  receivedAt: number;
  notBefore: number;
  isTaken: boolean;
}

/** Slack repeats an event for up to an hour, and Socket Mode after a reconnect. */
const keepMillis = 3_600_000;
const max = 50_000;
const leaseMillis = 600_000;

/** An inbox for one process that forgets what it holds when it ends. Nobody else can take a claim from it. */
export function memoryInbox(clock: Pick<Clock, 'now'>): Inbox {
  const done = buildMemory(clock, keepMillis, max);
  const waiting = new Map<string, Waiting>();

  return {
    async accept(incoming) {
      if (!done.isNew(incoming.key)) return false;
      const now = clock.now();
      waiting.set(incoming.key, { incoming, attempt: 0, posts: 0, receivedAt: now, notBefore: now, isTaken: false });
      return true;
    },
    async claim(limit) {
      const now = clock.now();
      const due = [...waiting.values()].filter(({ isTaken, notBefore }) => !isTaken && notBefore <= now);
      return due.slice(0, limit).map((one): Claimed => {
        Object.assign(one, { isTaken: true, attempt: one.attempt + 1, posts: one.posts + 1 });
        return {
          id: one.incoming.key,
          attempt: one.attempt,
          maybeAnswered: one.posts > 1,
          waited: now - one.receivedAt,
          leaseMillis,
          body: one.incoming.body,
        };
      });
    },
    async finish({ id }) {
      return waiting.delete(id);
    },
    async postpone({ id }, delayMillis, _reason, surelyUnsaid) {
      const one = waiting.get(id);
      if (!one) return false;
      const posts = surelyUnsaid ? one.posts - 1 : one.posts;
      Object.assign(one, { isTaken: false, posts, notBefore: clock.now() + delayMillis });
      return true;
    },
  };
}

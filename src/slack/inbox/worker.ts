import type { Clock } from '../clock.ts';
import { describeError, type Log } from '../log.ts';
import type { Claimed, Inbox } from './inbox.ts';

/** Takes questions out of an inbox and has them answered, a few at a time. */
export interface Worker {
  start: () => void;
  /** Something has come in. */
  wake: () => void;
  /** Takes nothing more, and resolves when what runs is done. */
  stop: () => Promise<void>;
}

interface WorkerParts {
  inbox: Pick<Inbox, 'claim'>;
  /** Answers a question; `startedAt` is a time at or before the claim. Never throws. */
  work: (claimed: Claimed, startedAt: number) => Promise<void>;
  clock: Clock;
  log: Log;
}

const atOnce = 10;
/** How often to look for what another process left behind, or what was put back. */
const tickMillis = 3_000;

/** A worker that looks at once when woken, when a place gets free, and every few seconds. */
export function buildWorker({ inbox, work, clock, log }: WorkerParts): Worker {
  const stopping = new AbortController();
  const running = new Set<Promise<void>>();
  let rest = new AbortController();
  let isAwaited = false;
  /** The last look took all there was room for. */
  let mayBeMore = false;
  let loop = Promise.resolve();

  function wake(): void {
    isAwaited = true;
    rest.abort();
  }

  async function takeUp(): Promise<void> {
    const startedAt = clock.now();
    const room = atOnce - running.size;
    const taken = await inbox.claim(room);
    mayBeMore = taken.length === room;
    for (const claimed of taken) {
      const one = work(claimed, startedAt).finally(() => {
        running.delete(one);
        if (mayBeMore) wake();
      });
      running.add(one);
    }
  }

  async function keepLooking(): Promise<void> {
    while (!stopping.signal.aborted) {
      isAwaited = false;
      rest = new AbortController();
      try {
        if (running.size < atOnce) await takeUp();
      } catch (error) {
        log.error('the inbox cannot be read; trying again', { error: describeError(error) });
      }
      if (!isAwaited) await clock.sleep(tickMillis, AbortSignal.any([rest.signal, stopping.signal]));
    }
  }

  return {
    start() {
      loop = keepLooking();
    },
    wake,
    async stop() {
      stopping.abort();
      await loop;
      await Promise.all(running);
    },
  };
}

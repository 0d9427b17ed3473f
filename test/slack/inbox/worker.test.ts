import { describe, expect, it } from 'vitest';
import type { Claimed } from '../../../src/slack/inbox/inbox.ts';
import { buildWorker } from '../../../src/slack/inbox/worker.ts';

const log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

/** Never looks again by itself: its rest ends only when it is woken or stopped. */
const restless = {
  now: () => 0,
  sleep: (_millis: number, signal?: AbortSignal) =>
    new Promise<void>((resolve) => {
      if (signal?.aborted) resolve();
      signal?.addEventListener('abort', () => resolve());
    }),
};

describe('the worker', () => {
  it.each([10, 11, 64, 200])('takes up one after the other until nothing waits, %i at the start', async (count) => {
    const waiting = Array.from({ length: count }, (_, n) => claimOf(n));
    const done: string[] = [];
    let atOnce = 0;
    let most = 0;
    let finish = () => {};
    const all = new Promise<void>((resolve) => {
      finish = resolve;
    });
    const worker = buildWorker({
      inbox: {
        async claim(limit) {
          const taken = waiting.splice(0, limit);
          await turns(3);
          return taken;
        },
      },
      clock: restless,
      log,
      async work({ id }) {
        atOnce += 1;
        most = Math.max(most, atOnce);
        // Each ends at a moment of its own, some while the next are being looked for.
        await turns(2 + Number(id));
        atOnce -= 1;
        done.push(id);
        if (done.length === count) finish();
      },
    });
    worker.start();
    await all;
    await worker.stop();
    expect(new Set(done).size).toBe(count);
    expect(most).toBe(10);
  });
});

/** Lets other work go on so many times. */
async function turns(count: number): Promise<void> {
  for (let n = 0; n < count; n += 1) await new Promise((resolve) => setImmediate(resolve));
}

function claimOf(n: number): Claimed {
  return { id: String(n), attempt: 1, maybeAnswered: false, waited: 0, leaseMillis: 60_000, body: {} };
}

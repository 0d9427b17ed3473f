import { markFailed, markSent, markUnknown } from '../store/deliveries.ts';
import {
  type ClaimedDelivery,
  claimDeliveries,
  postponeDeliveries,
  releaseDelivery,
} from '../store/delivery-claims.ts';
import type { Delivery } from '../store/schema.ts';
import { storeTime } from '../store/session.ts';
import type { Target } from './ports.ts';
import { leaseOf, type Work } from './work.ts';

/** Posts under way at once: as many as one process can see through within a lease, with Slack at its slowest. */
const lanes = 16;
/** A post may take as long as three calls: for the token, the message, and again without what Slack refuses to show. */
const callsPerPost = 3;

export interface Deliverer {
  /**
   * Begins to post whatever is due, until nothing more is or the signal is aborted. A post without an answer holds no
   * other up.
   *
   * @returns how many were begun
   */
  begin: (signal: AbortSignal) => Promise<number>;
  /** Resolves when every post that was begun has come to its end. */
  settled: () => Promise<void>;
}

/** @param onEnd hears of each post that has come to its end: what waited for it may be due */
export function buildDeliverer(work: Work, onEnd: () => void = () => {}): Deliverer {
  const underway = new Set<Promise<void>>();
  const launch = (claim: ClaimedDelivery) => {
    const run = post(work, claim)
      .catch((error: unknown) => work.log.error('the outcome of a post was not kept', { error: String(error) }))
      .finally(() => {
        underway.delete(run);
        onEnd();
      });
    underway.add(run);
  };
  return {
    async begin(signal) {
      let begun = 0;
      while (!signal.aborted) {
        const claims = await claimInTime(work, lanes - underway.size);
        if (claims === null) continue;
        if (claims.length === 0) break;
        for (const claim of claims) launch(claim);
        begun += claims.length;
        while (underway.size >= lanes) await Promise.race(underway);
      }
      return begun;
    },
    async settled() {
      while (underway.size > 0) await Promise.all(underway);
    },
  };
}

/** Claims what can be posted within the lease from now on; null when the process stood still for too long meanwhile. */
async function claimInTime(work: Work, limit: number): Promise<ClaimedDelivery[] | null> {
  const { store, times, clock } = work;
  const before = clock.monotonic();
  const claims = await claimDeliveries(store, leaseOf(work), limit);
  // A process that was frozen meanwhile may have lost its claims to another.
  const latest = times.lease - callsPerPost * times.http - times.sendMargin;
  if (clock.monotonic() - before <= latest) return claims;
  for (const claim of claims) await releaseDelivery(store, claim, 0, 'too late to post');
  return null;
}

async function post(work: Work, claim: ClaimedDelivery): Promise<void> {
  const { store, slack, times, log } = work;

  const outcome = await slack.post(targetOf(claim), claim.body, claim.id);
  switch (outcome.kind) {
    case 'sent':
      return noteSent(work, claim, outcome.ts);
    case 'refused':
      await releaseDelivery(store, claim, outcome.afterMillis, outcome.reason);
      if (outcome.busy) await postponeDeliveries(store, claim.team_id, outcome.afterMillis);
      return;
    case 'permanent':
      return giveUp(work, claim, outcome.reason);
    case 'unknown':
      log.warn('nobody knows whether a message was posted; looking for it later', {
        delivery: claim.id,
        slack: outcome.reason,
      });
      await markUnknown(store, claim, times.settle, outcome.reason);
  }
}

/** Notes that a message is there; what is known of it goes on record once, whoever notes it. */
export async function noteSent({ store, times, metrics }: Work, claim: Delivery, ts: string): Promise<void> {
  const isFirst = await markSent(store, claim, ts, times.sweep);
  if (isFirst && metrics)
    metrics.delivered({ status: 'sent', lateMillis: (await storeTime(store)) - claim.created_at });
}

/** Gives a delivery up, pauses its channel and tells whoever subscribed it, once. */
export async function giveUp({ store, slack, log, metrics }: Work, claim: Delivery, reason: string): Promise<void> {
  const paused = await markFailed(store, claim, reason);
  metrics?.delivered({ status: 'failed' });
  log.error('a message was given up', { delivery: claim.id, slack: reason, paused: paused !== null });
  if (!paused) return;
  const { team_id: team, channel_id: channel, created_by: user, language } = paused;
  await slack.tellPaused({ team, channel, user, language }, reason);
}

export function targetOf({ team_id: team, channel_id: channel, thread_ts: thread }: Delivery): Target {
  return { team, channel, thread };
}

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

/** Posts under way at once. */
const lanes = 6;
/** A post may take as long as three calls: for the token, the message, and again without what Slack refuses to show. */
const callsPerPost = 3;

/** Posts whatever is due, until nothing is or the signal is aborted. A post that has begun is seen to its end. */
export async function postDue(work: Work, signal: AbortSignal): Promise<number> {
  const lane = async () => {
    let count = 0;
    while (!signal.aborted && (await postOne(work))) count += 1;
    return count;
  };
  const counts = await Promise.all(Array.from({ length: lanes }, lane));
  return counts.reduce((sum, count) => sum + count, 0);
}

async function postOne(work: Work): Promise<boolean> {
  const { store, times, clock } = work;
  const before = clock.monotonic();
  const [delivery] = await claimDeliveries(store, leaseOf(work), 1);
  if (!delivery) return false;
  // A process that was frozen meanwhile may have lost its claim to another.
  const latest = times.lease - callsPerPost * times.http - times.sendMargin;
  if (clock.monotonic() - before > latest) {
    await releaseDelivery(store, delivery, 0, 'too late to post');
    return true;
  }
  await post(work, delivery);
  return true;
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

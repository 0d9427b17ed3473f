import { markUnknown } from '../store/deliveries.ts';
import { markHeld, markNotThere, takeForCheck } from '../store/delivery-checks.ts';
import { postponeDeliveries } from '../store/delivery-claims.ts';
import type { Delivery } from '../store/schema.ts';
import { giveUp, noteSent, targetOf } from './deliverer.ts';
import { groupBy } from './groups.ts';
import { inLanes } from './lanes.ts';
import type { ReadOutcome } from './ports.ts';
import { leaseOf, type Work } from './work.ts';

/** Readings under way at once: Slack takes about fifty a minute from an app in one workspace. */
const lanes = 4;

/** Finds out about every post of which nobody knows whether it arrived. It never posts. */
export function checkUnknown(work: Work, signal: AbortSignal): Promise<void> {
  return inLanes(lanes, async () => !signal.aborted && (await checkChannel(work)));
}

/** Looks into one channel. False when there is none to look into. */
async function checkChannel(work: Work): Promise<boolean> {
  const claims = await takeForCheck(work.store, { ...leaseOf(work), settleMillis: work.times.settle });
  for (const claimsOfThread of groupBy(claims, ({ thread_ts: thread }) => thread ?? '')) {
    const [first] = claimsOfThread;
    const since = Math.min(...claimsOfThread.map((claim) => claim.first_post_at ?? claim.created_at));
    const outcome = await work.slack.read(targetOf(first), since - work.times.clockMargin);
    for (const claim of claimsOfThread) await settle(work, claim, outcome);
  }
  return claims.length > 0;
}

async function settle(work: Work, claim: Delivery, outcome: ReadOutcome): Promise<void> {
  const { store, times, log } = work;
  switch (outcome.kind) {
    case 'read': {
      const found = outcome.found.find(({ id }) => id === claim.id);
      if (found) await noteSent(work, claim, found.ts);
      else await markNotThere(store, claim);
      return;
    }
    case 'failed': {
      await markUnknown(store, claim, Math.max(outcome.afterMillis, times.settle), outcome.reason);
      if (outcome.busy) await postponeDeliveries(store, claim.team_id, outcome.afterMillis, 'unknown');
      log.warn('a channel could not be read', { delivery: claim.id, slack: outcome.reason });
      return;
    }
    case 'permanent':
      return giveUp(work, claim, outcome.reason);
    case 'unreadable':
      if (work.unknownPolicy === 'repost') await markNotThere(store, claim);
      else await hold(work, claim, outcome.reason);
  }
}

/** Keeps it until a person has looked. */
async function hold({ store, asking, log, metrics }: Work, claim: Delivery, reason: string): Promise<void> {
  if (!(await markHeld(store, claim, reason))) return;
  metrics?.delivered({ status: 'held' });
  log.error('a message may or may not be in a channel that cannot be read; a person has to look', {
    delivery: claim.id,
    slack: reason,
  });
  const { id, channel_id: channel, local_date: day } = claim;
  await asking
    ?.held({ id, channel, day, reason })
    .catch((error: unknown) => log.error('and nobody could be asked', { error: String(error) }));
}

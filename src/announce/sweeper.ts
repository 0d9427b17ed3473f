import { markSwept, takeForSweep } from '../store/delivery-checks.ts';
import { targetOf } from './deliverer.ts';
import { inLanes } from './lanes.ts';
import { leaseOf, type Work } from './work.ts';

/** Readings under way at once. */
const lanes = 4;

/** Looks once more for copies of what was posted more than once: the first stays, the others go. */
export function sweepCopies(work: Work, signal: AbortSignal): Promise<void> {
  return inLanes(lanes, async () => !signal.aborted && (await sweepOne(work)));
}

/** Looks for copies of one message. False when there is none to look for. */
async function sweepOne(work: Work): Promise<boolean> {
  const { store, slack, times, log } = work;
  const claim = await takeForSweep(store, leaseOf(work));
  if (!claim) return false;
  const target = targetOf(claim);
  const outcome = await slack.read(target, (claim.first_post_at ?? claim.created_at) - times.clockMargin);
  // Taken again when the lease is over.
  if (outcome.kind === 'failed') return true;
  const [first, ...copies] = outcome.kind === 'read' ? outcome.found.filter(({ id }) => id === claim.id) : [];
  try {
    for (const { ts } of copies) {
      await slack.remove(target, ts);
      log.warn('a second copy of a message was taken back', { delivery: claim.id });
    }
    await markSwept(store, claim, first?.ts ?? claim.ts ?? '');
  } catch (error) {
    log.warn('a second copy of a message could not be taken back yet', { delivery: claim.id, error: String(error) });
  }
  return true;
}

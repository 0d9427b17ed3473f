import { markSwept, takeForSweep } from '../store/delivery-checks.ts';
import { targetOf } from './deliverer.ts';
import { leaseOf, type Work } from './work.ts';

/** Looks once more for copies of what was posted more than once: the first stays, the others go. */
export async function sweepCopies(work: Work, signal: AbortSignal): Promise<number> {
  const { store, slack, times, log } = work;
  let removed = 0;
  while (!signal.aborted) {
    const claim = await takeForSweep(store, leaseOf(work));
    if (!claim) break;
    const target = targetOf(claim);
    const outcome = await slack.read(target, (claim.first_post_at ?? claim.created_at) - times.clockMargin);
    // Taken again when the lease is over.
    if (outcome.kind === 'failed') continue;
    const [first, ...copies] = outcome.kind === 'read' ? outcome.found.filter(({ id }) => id === claim.id) : [];
    try {
      for (const { ts } of copies) {
        await slack.remove(target, ts);
        removed += 1;
        log.warn('a second copy of a message was taken back', { delivery: claim.id });
      }
    } catch (error) {
      log.warn('a second copy of a message could not be taken back yet', { delivery: claim.id, error: String(error) });
      continue;
    }
    await markSwept(store, claim, first?.ts ?? claim.ts ?? '');
  }
  return removed;
}

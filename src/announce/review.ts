import { markAsked, takeForReview } from '../store/delivery-decisions.ts';
import type { Work } from './work.ts';

/** Asks the experts about every announcement that waits for them and that they were not asked about. */
export async function askReviewers({ store, asking, times, log }: Work): Promise<void> {
  if (!asking) return;
  for (;;) {
    const request = await takeForReview(store, times.lease);
    if (!request) return;
    try {
      await asking.review(request);
      await markAsked(store, request.id);
    } catch (error) {
      log.error('nobody could be asked to look at an announcement; asking again later', { error: String(error) });
      return;
    }
  }
}

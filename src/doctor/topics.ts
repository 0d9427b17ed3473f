import type { Day } from '../core/day.ts';
import { goneTopics } from '../core/subscription/shown.ts';
import { readFilter } from '../core/subscription.ts';
import { loadKnowledge } from '../knowledge/load.ts';
import type { Store } from '../store/session.ts';
import { allSubscriptions } from '../store/subscriptions.ts';
import { type Finding, findingsOf } from './finding.ts';

const { warn } = findingsOf('channels');

/** Looks for subscriptions to topics that have left the knowledge. Knowledge that does not load is told of elsewhere. */
export async function examineTopics(store: Store, dir: string, today: Day): Promise<Finding[]> {
  const named = (await allSubscriptions(store)).flatMap(({ team_id, channel_id, filter }) => {
    const { topics } = readFilter(filter);
    return topics === null ? [] : [{ place: `${team_id}/${channel_id}`, topics }];
  });
  if (named.length === 0) return [];
  const loaded = await loadKnowledge(dir, { today });
  if (!loaded.ok) return [];
  return named.flatMap(({ place, topics }) => {
    const gone = goneTopics({ topics }, loaded.base);
    if (gone.length === 0) return [];
    return [
      warn(
        `${place} is subscribed to ${gone.join(', ')}, which the knowledge does not have any more`,
        'Change the subscription there, or bring the topic back.',
      ),
    ];
  });
}

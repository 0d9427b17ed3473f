import { latestSeq } from '../src/store/announced.ts';
import type { Store } from '../src/store/session.ts';

/** How many channels are to be told, spread over so many zones and workspaces. */
export interface Subscribers {
  count: number;
  zones: number;
  teams: number;
}

const languages = ['en', 'zh', 'ja', 'ko', 'de'];
const rowsAtOnce = 500;

/** Subscribes channels to announcements at nine, from now on. */
export async function fillSubscriptions(store: Store, { count, zones, teams }: Subscribers): Promise<void> {
  const told = await latestSeq(store);
  const all = Intl.supportedValuesOf('timeZone');
  const chosen = Array.from({ length: zones }, (_, n) => all[Math.floor((n * all.length) / zones)] ?? 'Etc/UTC');
  const rows = Array.from({ length: count }, (_, n) => ({
    id: `subscription-${String(n).padStart(6, '0')}`,
    team_id: `T${n % teams}`,
    channel_id: `C${n}`,
    created_by: null,
    zone: chosen[n % zones] ?? 'Etc/UTC',
    local_time: '09:00',
    language: languages[n % languages.length] ?? 'en',
    filter: null,
    status: 'active' as const,
    announced_seq: told,
    created_at: store.now(),
    updated_at: store.now(),
  }));
  for (let start = 0; start < rows.length; start += rowsAtOnce) {
    await store.db
      .insertInto('subscriptions')
      .values(rows.slice(start, start + rowsAtOnce))
      .execute();
  }
}

import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { noticeChanges } from '../../src/store/announced.ts';
import { type GivenAnswer, recordAnswer } from '../../src/store/answers.ts';
import { planDelivery } from '../../src/store/deliveries.ts';
import { insertEvent } from '../../src/store/events.ts';
import { openExpertThread } from '../../src/store/expert-threads.ts';
import { giveFeedback } from '../../src/store/feedback.ts';
import { noteGap } from '../../src/store/gaps.ts';
import { saveInstallation } from '../../src/store/installations.ts';
import { buildSealer } from '../../src/store/seal.ts';
import { isNew } from '../../src/store/seen.ts';
import type { Store } from '../../src/store/session.ts';
import { writeSetting } from '../../src/store/settings.ts';
import { subscribe, type Wish } from '../../src/store/subscriptions.ts';
import { dataTables } from '../../src/store/tables.ts';

export function buildAnswer(overrides: Partial<GivenAnswer> = {}): GivenAnswer {
  return {
    team: 'T1',
    channel: 'C1',
    user: 'U1',
    question: 'Are widgets controlled?',
    language: 'en',
    asOf: '2026-11-22',
    outcome: 'answer',
    entry: 'topic/widgets',
    verdict: 'licence_required',
    revision: 'abc',
    citations: [{ source: 'gazette', pinpoint: 'art. 1' }],
    ...overrides,
  };
}

export function buildWish(overrides: Partial<Wish> = {}): Wish {
  return {
    team: 'T1',
    channel: 'C1',
    user: 'U1',
    zone: 'Europe/Berlin',
    time: '09:00',
    language: 'en',
    filter: null,
    ...overrides,
  };
}

/** Puts something of a user into every table. */
export async function fillStore(store: Store, team: string, user: string): Promise<void> {
  const sealer = buildSealer(`k1:${randomBytes(32).toString('base64')}`);
  await saveInstallation(store, sealer, { team, user }, { token: 'xoxp-secret' });
  await noticeChanges(store, ['act@2026-01-01:in_force', 'act@2026-06-01:suspended'], 'abc');
  const wish = { team, user, zone: 'Asia/Tokyo', time: '09:00', language: 'ja', filter: { topics: ['磁石'] } };
  for (const channel of [`C${user}`, `D${user}`]) {
    const id = await subscribe(store, { ...wish, channel });
    const subscription = { id, team_id: team, channel_id: channel };
    const plan = { subscription, status: 'pending', body: '"é"\n磁', fromSeq: 1, toSeq: 2 } as const;
    await planDelivery(store, { ...plan, day: '2026-11-22' });
  }
  await insertEvent(store, { team, event: `E${user}`, user, payload: { text: 'hi' } });
  const answer = await recordAnswer(store, buildAnswer({ team, user, verdict: null }));
  await giveFeedback(store, { answer, user, vote: 'down', note: 'no' });
  const asked = { channel: 'C1', ts: '1.1' };
  await openExpertThread(store, { team, answer, asker: user, asked, experts: { channel: 'C9', ts: `2.${user}` } });
  await noteGap(store, { team, question: `What of ${user}?`, language: 'en', revision: 'abc' });
  await writeSetting(store, { team, owner: user }, 'language', 'ja');
  await isNew(store, `key of ${team} ${user}`, 1_000);
}

export async function countRows(store: Store): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const [table] of dataTables) {
    const { rows } = await sql<{ n: number }>`select count(*) as n from ${sql.table(table)}`.execute(store.db);
    counts[table] = rows[0]?.n ?? 0;
  }
  return counts;
}

import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { noticeChanges } from '../../src/store/announced.ts';
import { keepAnnouncement } from '../../src/store/announcements.ts';
import { type RecordedAnswer, recordAnswer } from '../../src/store/answers.ts';
import { keepUnderstood } from '../../src/store/conversations.ts';
import { type PlannedDelivery, planDeliveries } from '../../src/store/delivery-plans.ts';
import { insertEvent } from '../../src/store/events.ts';
import { reserveExpertThread } from '../../src/store/expert-threads.ts';
import { giveFeedback } from '../../src/store/feedback.ts';
import { planFollowUp } from '../../src/store/follow-ups.ts';
import { keepWish, noteGap, type OpenQuestion } from '../../src/store/gaps.ts';
import { saveInstallation } from '../../src/store/installations.ts';
import { buildSealer } from '../../src/store/seal.ts';
import { isNew } from '../../src/store/seen.ts';
import type { Store } from '../../src/store/session.ts';
import { writeSetting } from '../../src/store/settings.ts';
import { subscribe, type Wish } from '../../src/store/subscriptions.ts';
import { dataTables } from '../../src/store/tables.ts';

export function buildAnswer(overrides: Partial<RecordedAnswer> = {}): RecordedAnswer {
  return {
    team: 'T1',
    channel: 'C1',
    user: 'U1',
    question: 'Are widgets controlled?',
    again: 'Are widgets controlled?',
    dated: false,
    thread: '1.1',
    message: '1.2',
    ephemeral: false,
    outside: false,
    language: 'en',
    asOf: '2026-11-22',
    outcome: 'answer',
    entry: 'topic/widgets',
    verdict: 'licence_required',
    told: 'licence_required',
    revision: 'abc',
    citations: '[{"source":"gazette","pinpoint":"art. 1"}]',
    rules: [{ rule: 'widget-act/licence', hash: 'h1' }],
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

export function buildGap(overrides: Partial<OpenQuestion> = {}): OpenQuestion {
  return {
    team: 'T1',
    question: 'What of gadgets?',
    form: 'what of gadgets',
    language: 'en',
    revision: 'abc',
    why: 'no_answer',
    nearest: ['topic/widgets'],
    ...overrides,
  };
}

type Plan = Partial<Omit<PlannedDelivery, 'announcement'>> & Pick<PlannedDelivery, 'subscription' | 'day'>;

/** Plans a delivery of one message, or of one for each body. False when it was planned before. */
export async function planOne(store: Store, { body, ...plan }: Plan & { body: string | string[] }): Promise<boolean> {
  const bodies = [body].flat();
  return store.transaction(async (session) => {
    const told = [{ change: 'act@2026-01-01:in_force', title: 'Act' }];
    const announcement = { id: await keepAnnouncement(session, { bodies, told }), parts: bodies.length };
    const usual = { status: 'pending', fromSeq: 1, toSeq: 3, announcement } as const;
    return (await planDeliveries(session, [{ ...usual, ...plan }])).length > 0;
  });
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
    await planOne(store, { subscription, body: '"é"\n磁', fromSeq: 1, toSeq: 2, day: '2026-11-22' });
  }
  await insertEvent(store, { team, event: `E${user}`, user, payload: { text: 'hi' } });
  const answer = await recordAnswer(store, buildAnswer({ team, user, verdict: null }));
  await giveFeedback(store, { answer, user, vote: 'down', note: 'no' });
  const asked = { channel: 'C1', ts: '1.1' };
  const handed = { team, answer, question: 'é?', language: 'en', asker: user, asked, experts: 'C9' };
  await reserveExpertThread(store, handed, 60_000);
  const gap = await noteGap(store, buildGap({ team, question: `What of ${user}?`, form: `what of ${user}`, answer }));
  await keepWish(store, { gap, team, user, language: 'en', channel: 'C1', thread: '1.1' });
  const told = { kind: 'update', team, user, answer, channel: 'C1', thread: '1.1', body: '{}' } as const;
  await planFollowUp(store, { ...told, id: `update ${team} ${user}` });
  const understood = { team, user, saidAt: 1_763_802_000_000_100, reading: '{}' };
  await keepUnderstood(store, { ...understood, conversations: [`${team}:C1:1.1`, `${team}:${user}`] }, 60_000);
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

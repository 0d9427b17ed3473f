import type { Planning } from '../../src/announce/planning.ts';
import type { KnowledgeBase } from '../../src/core/base.ts';
import type { Instrument } from '../../src/core/instrument.ts';
import type { Reply } from '../../src/core/reply.ts';
import { markSent } from '../../src/store/deliveries.ts';
import { claimDeliveries } from '../../src/store/delivery-claims.ts';
import type { Store } from '../../src/store/session.ts';
import { subscribe } from '../../src/store/subscriptions.ts';
import { buildInstrument, buildTestBase } from '../builders.ts';
import { buildWish } from '../store/filled.ts';

const hour = 3_600_000;

export function baseOf(...overrides: Partial<Instrument>[]): KnowledgeBase {
  return buildTestBase({ instruments: overrides.map((one) => buildInstrument(one)) });
}

/** The rules and days a reply tells, one message for each. */
function wordsOf(reply: Reply): string[] {
  if (reply.kind === 'notice') return [`${reply.title}: ${reply.items.map(({ title }) => title).join('; ')}`];
  if (reply.kind !== 'digest') throw new Error(`nobody announces a ${reply.kind}`);
  const { quiet, sections } = reply.digest;
  if (quiet) return ['nothing'];
  const lines = sections.flatMap(({ kind, groups }) =>
    groups.flatMap(({ from, late, lines: told }) =>
      told.map(({ rule }) => `${kind} ${rule} ${from}${late ? ' late' : ''}`),
    ),
  );
  return [lines.join(', ')];
}

export function buildPlanning(store: Store, base: KnowledgeBase, overrides: Partial<Planning> = {}): Planning {
  return {
    store,
    base,
    compose: wordsOf,
    catchUpMillis: 12 * hour,
    spreadMillis: 60_000,
    withdrawMillis: hour / 2,
    review: false,
    ...overrides,
  };
}

/** Subscribes a channel to announcements at nine in Berlin, unless told otherwise. */
export function subscribeChannel(store: Store, overrides: Parameters<typeof buildWish>[0] = {}): Promise<string> {
  return subscribe(store, buildWish(overrides));
}

/** What was planned, oldest first: channel, day, state, and what it says. */
export async function plannedLines(store: Store): Promise<string[]> {
  const rows = await store.db
    .selectFrom('deliveries')
    .leftJoin('announcements', 'announcements.id', 'deliveries.announcement_id')
    .select(['channel_id', 'local_date', 'status', 'bodies', 'part', 'correction'])
    .orderBy('local_date')
    .orderBy('correction')
    .orderBy('channel_id')
    .orderBy('part')
    .execute();
  return rows.map(({ channel_id, local_date, status, bodies, part }) => {
    const text = bodies === null ? '' : (JSON.parse(bodies) as string[])[part];
    return `${channel_id} ${local_date} ${status} ${text}`.trim();
  });
}

/** Takes everything planned as sent, as if it had been posted just now. */
export async function sendAll(store: Store): Promise<void> {
  for (;;) {
    const claims = await claimDeliveries(store, { owner: 'test', millis: 60_000 }, 100);
    if (claims.length === 0) return;
    for (const claim of claims) await markSent(store, claim, `17.${claim.id}`, 0);
  }
}

import { allEntries } from '../core/changes.ts';
import { latestSeq, type NumberedChange, noticeChanges, numberedChanges } from '../store/announced.ts';
import { type Announcement, keepAnnouncement } from '../store/announcements.ts';
import {
  deliveriesUnderway,
  expireDeliveries,
  type PlannedDelivery,
  planDeliveries,
  plannedDays,
} from '../store/delivery-plans.ts';
import { type Session, storeTime } from '../store/session.ts';
import { activeSubscriptions } from '../store/subscriptions.ts';
import { planCorrections } from './corrections.ts';
import { groupBy } from './groups.ts';
import { findOccasions, type Occasion } from './occasions.ts';
import type { Planning } from './planning.ts';
import { digestOf, type Telling, tellingOf } from './telling.ts';

/** What one planning did. */
export interface Planned {
  pending: number;
  review: number;
  empty: number;
  missed: number;
  corrections: number;
}

/**
 * Plans every announcement whose moment has come, as often as it is called and by however many at once: each is planned
 * once. What it tells is everything since the one before it, so that a day without an announcement loses nothing.
 */
export async function planDue(planning: Planning): Promise<Planned> {
  const { store, base, catchUpMillis } = planning;
  await noticeChanges(store, [...new Set(allEntries(base).map(({ id }) => id))], base.revision);
  await expireDeliveries(store, catchUpMillis);
  const planned: Planned = { pending: 0, review: 0, empty: 0, missed: 0, corrections: await planCorrections(planning) };

  const occasions = await openOccasions(planning);
  if (occasions.length === 0) return planned;
  const [changes, toSeq, underway] = [
    await numberedChanges(store),
    await latestSeq(store),
    await deliveriesUnderway(store),
  ];
  const wanted = occasions.filter(({ missed, subscription }) => missed || !underway.get(subscription.id)?.busy);
  const groups = groupBy(
    wanted.map((occasion) => ({ ...occasion, told: tellingOf(occasion, underway.get(occasion.subscription.id)) })),
    ({ missed, told }) => (missed ? 'missed' : JSON.stringify(told)),
  );
  const delays = buildDelays(wanted, planning.spreadMillis);
  for (const group of groups) {
    const [{ missed, told }] = group;
    const composed = missed ? null : composeGroup(planning, told, changes);
    const done = await store.transaction(async (session) => {
      const announcement = composed && (await keep(session, composed));
      const status = missed ? 'missed' : announcement === null ? 'empty' : planning.review ? 'review' : 'pending';
      return planDeliveries(
        session,
        group.map(({ subscription, day, told: { afterSeq } }): PlannedDelivery => {
          const delayMillis = announcement ? delays(subscription.team_id) : 0;
          return { subscription, day, status, announcement, fromSeq: afterSeq + 1, toSeq, delayMillis };
        }),
      );
    });
    for (const { status } of done) planned[status] += 1;
  }
  return planned;
}

/** What is due and not yet planned. */
async function openOccasions({ store, catchUpMillis }: Planning): Promise<Occasion[]> {
  const now = await storeTime(store);
  const due = findOccasions(await activeSubscriptions(store), now, catchUpMillis);
  const planned = await plannedDays(store, [...new Set(due.map(({ day }) => day))]);
  return due.filter(({ subscription, day }) => !planned.has(`${subscription.id} ${day}`));
}

/** Null when there is nothing to tell and nobody wants to hear so. */
function composeGroup({ base, compose }: Planning, telling: Telling, changes: readonly NumberedChange[]) {
  const reply = digestOf(base, telling, changes);
  if (reply.digest.quiet && !telling.quiet) return null;
  const lines = reply.digest.sections.flatMap(({ groups }) => groups.flatMap((group) => group.lines));
  const told = lines.flatMap((line) => line.changes.map((change) => ({ change, title: line.title })));
  return { bodies: compose(reply), told };
}

async function keep(session: Session, composed: Announcement): Promise<{ id: string; parts: number }> {
  return { id: await keepAnnouncement(session, composed), parts: composed.bodies.length };
}

/**
 * Slack takes several hundred messages a minute from an app in one workspace, and does not say how many. 240 leave
 * something of 300 for answers, and for posts that fell behind and come closer together.
 */
const shortestStep = 250;

/** A second for each channel of a workspace; less where that would take too long, but no less than Slack takes. 0 spreads nothing. */
function buildDelays(occasions: readonly Occasion[], spreadMillis: number): (team: string) => number {
  if (spreadMillis === 0) return () => 0;
  const counts = new Map<string, number>();
  for (const { subscription } of occasions)
    counts.set(subscription.team_id, (counts.get(subscription.team_id) ?? 0) + 1);
  const places = new Map<string, number>();
  return (team) => {
    const place = places.get(team) ?? 0;
    places.set(team, place + 1);
    return Math.floor(place * Math.min(1_000, Math.max(shortestStep, spreadMillis / (counts.get(team) ?? 1))));
  };
}

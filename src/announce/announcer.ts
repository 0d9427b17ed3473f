import { randomUUID } from 'node:crypto';
import type { KnowledgeBase } from '../core/base.ts';
import type { Reply } from '../core/reply.ts';
import { untilNextDelivery } from '../store/delivery-queue.ts';
import type { Store } from '../store/session.ts';
import { type Bell, buildBell } from './bell.ts';
import { checkUnknown } from './checker.ts';
import { buildDeliverer } from './deliverer.ts';
import { type Planned, planDue } from './planner.ts';
import type { AnnouncerMetrics, Announcing, Asking } from './ports.ts';
import { askReviewers } from './review.ts';
import { sweepCopies } from './sweeper.ts';
import { type AnnouncerClock, type AnnouncerLog, type AnnouncerTimes, usualTimes, type Work } from './work.ts';

export interface AnnouncerParts {
  store: Store;
  /** As it is now: it may be edited while the announcer runs. */
  knowledge: () => KnowledgeBase;
  /** A reply as the messages that say it. */
  compose: (reply: Reply) => string[];
  slack: Announcing;
  clock: AnnouncerClock;
  log: AnnouncerLog;
  times?: Partial<AnnouncerTimes>;
  metrics?: AnnouncerMetrics;
  /** Where people are asked; without it a message that may have arrived is only named in the log. */
  asking?: Asking;
  /** Whether an expert looks at each announcement before it goes out; needs `asking`. */
  review?: boolean;
  unknownPolicy?: 'hold' | 'repost';
}

export interface Announcer {
  /** Plans, posts, checks and sweeps once, until nothing is due. */
  tick: () => Promise<Planned>;
  /** Looks at once, as after an edit of the knowledge or a decision of a person. */
  wake: () => void;
  /** Begins nothing new and waits for what is under way, as long as a lease lasts at most. */
  stop: () => Promise<void>;
}

/** What is due may still have to wait for its channel, which is not asked in a rush. */
const shortestWait = 200;

/** Announces what is due, beside any number of others doing the same on one store. */
export function startAnnouncer(parts: AnnouncerParts): Announcer {
  const woken = buildBell();
  const due = buildBell();
  const announcer = buildAnnouncer(parts, due.ring);
  const { work, deliverer, stopping, plan } = announcer;
  const { clock, times, log } = work;

  /** Does a piece of work again and again, at once after a bell; what fails is tried at the next turn. */
  const repeat = async (
    name: string,
    run: () => Promise<unknown>,
    { pause = () => times.tick, bells = [woken] }: { pause?: () => Promise<number> | number; bells?: Bell[] } = {},
  ) => {
    while (!stopping.signal.aborted) {
      // Listened to before the work: what it did not see any more is looked at once it is done.
      const rung = AbortSignal.any([stopping.signal, ...bells.map(({ next }) => next())]);
      let wait = times.tick;
      try {
        await run();
        wait = await pause();
      } catch (error) {
        log.error(`${name} failed`, { error: error instanceof Error ? (error.stack ?? error.message) : String(error) });
      }
      if (!rung.aborted) await clock.sleep(wait, rung);
    }
  };
  const untilPost = async () =>
    Math.min(times.tick, Math.max(shortestWait, (await untilNextDelivery(work.store)) ?? times.tick));
  const planning = async () => {
    const { pending, corrections } = await plan();
    if (pending + corrections > 0) due.ring();
  };
  const loops = Promise.all([
    repeat('planning announcements', planning),
    repeat('posting announcements', () => deliverer.begin(stopping.signal), { pause: untilPost, bells: [woken, due] }),
    repeat('checking announcements', () => checkUnknown(work, stopping.signal)),
    repeat('sweeping announcements', () => sweepCopies(work, stopping.signal)),
  ]);

  return {
    tick: announcer.tick,
    wake: woken.ring,
    async stop() {
      stopping.abort();
      const limit = new AbortController();
      await Promise.race([loops.then(deliverer.settled), clock.sleep(times.lease, limit.signal)]);
      limit.abort();
    },
  };
}

/** The parts of an announcer, at rest. */
export function buildAnnouncer({ times: given, ...parts }: AnnouncerParts, onPosted?: () => void) {
  const { store, knowledge, compose, review = false, asking = null } = parts;
  const times = { ...usualTimes, ...given };
  const stopping = new AbortController();
  const work: Work = {
    store,
    slack: parts.slack,
    asking,
    times,
    clock: parts.clock,
    log: parts.log,
    metrics: parts.metrics ?? null,
    owner: randomUUID(),
    unknownPolicy: parts.unknownPolicy ?? 'hold',
  };
  const deliverer = buildDeliverer(work, onPosted);
  const plan = async (): Promise<Planned> => {
    const { catchUp, spread, withdraw } = times;
    const planned = await planDue({
      store,
      base: knowledge(),
      compose,
      catchUpMillis: catchUp,
      spreadMillis: spread,
      withdrawMillis: withdraw,
      review: review && asking !== null,
    });
    for (const status of ['missed', 'empty'] as const)
      for (let count = 0; count < planned[status]; count += 1) work.metrics?.delivered({ status });
    await askReviewers(work);
    if (planned.pending + planned.review + planned.missed + planned.corrections > 0)
      parts.log.info('announcements planned', { ...planned });
    return planned;
  };
  const tick = async (): Promise<Planned> => {
    const planned = await plan();
    while ((await deliverer.begin(stopping.signal)) > 0) await deliverer.settled();
    await checkUnknown(work, stopping.signal);
    await sweepCopies(work, stopping.signal);
    return planned;
  };
  return { work, deliverer, stopping, plan, tick };
}

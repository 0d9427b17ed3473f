import { randomUUID } from 'node:crypto';
import type { KnowledgeBase } from '../core/base.ts';
import type { Reply } from '../core/reply.ts';
import { untilNextDelivery } from '../store/delivery-claims.ts';
import type { Store } from '../store/session.ts';
import { checkUnknown } from './checker.ts';
import { postDue } from './deliverer.ts';
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
  const announcer = buildAnnouncer(parts);
  const { work, stopping, plan } = announcer;
  const { clock, times, log } = work;
  let rouse = new AbortController();

  const wake = () => {
    const before = rouse;
    rouse = new AbortController();
    before.abort();
  };
  /** The planner itself sleeps on, since it has just looked. */
  const wakeAfter = ({ pending, corrections }: Planned) => {
    if (pending + corrections > 0) wake();
  };

  /** Does a piece of work again and again; what fails is tried at the next turn. */
  const repeat = async (name: string, run: () => Promise<unknown>, pause: () => Promise<number> | number) => {
    while (!stopping.signal.aborted) {
      let wait = times.tick;
      try {
        await run();
        wait = await pause();
      } catch (error) {
        log.error(`${name} failed`, { error: error instanceof Error ? (error.stack ?? error.message) : String(error) });
      }
      if (!stopping.signal.aborted) await clock.sleep(wait, AbortSignal.any([rouse.signal, stopping.signal]));
    }
  };
  const untilPost = async () =>
    Math.min(times.tick, Math.max(shortestWait, (await untilNextDelivery(work.store)) ?? times.tick));
  const loops = Promise.all([
    repeat(
      'planning announcements',
      async () => wakeAfter(await plan()),
      () => times.tick,
    ),
    repeat('posting announcements', () => postDue(work, stopping.signal), untilPost),
    repeat(
      'checking announcements',
      () => checkUnknown(work, stopping.signal),
      () => times.tick,
    ),
    repeat(
      'sweeping announcements',
      () => sweepCopies(work, stopping.signal),
      () => times.tick,
    ),
  ]);

  return {
    tick: announcer.tick,
    wake,
    async stop() {
      stopping.abort();
      const limit = new AbortController();
      await Promise.race([loops, clock.sleep(times.lease, limit.signal)]);
      limit.abort();
    },
  };
}

/** The parts of an announcer, at rest. */
export function buildAnnouncer({ times: given, ...parts }: AnnouncerParts) {
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
    await postDue(work, stopping.signal);
    await checkUnknown(work, stopping.signal);
    await sweepCopies(work, stopping.signal);
    return planned;
  };
  return { work, stopping, plan, tick };
}

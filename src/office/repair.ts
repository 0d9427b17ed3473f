import type { WebClient } from '@slack/web-api';
import type { Clock } from '../slack/clock.ts';
import type { Message } from '../slack/limits.ts';
import { describeError, type Log } from '../slack/log.ts';
import { type PostResult, postFollowUp } from '../slack/people/posting.ts';
import type { ClientOf } from '../slack/people/who.ts';
import type { Lease } from '../store/claim.ts';
import { claimFollowUps, endFollowUp } from '../store/follow-ups.ts';
import { closeAnswered, type PlanParts, planUpdates } from './follow-up-plan.ts';

export interface RepairParts extends Omit<PlanParts, 'isStopped'> {
  clientOf: ClientOf;
  clock: Clock;
  log: Log;
  lease: Lease;
  /** How often to look, in milliseconds. */
  everyMillis?: number;
  /** Knowledge must stand so long before anybody is told of it: a curator may be in the middle of an edit. */
  settleMillis?: number;
  /** Between two posts, which Slack takes once a second. */
  spacingMillis?: number;
}

/** Puts right what was said, for as long as it runs. */
export interface Repair {
  /** Looks once, and says what is due. Never throws. */
  tick: () => Promise<void>;
  /** Ends after the post under way. */
  stop: () => Promise<void>;
}

const minute = 60_000;
const postsAtOnce = 20;
/** To reach a workspace. */
const mostAttempts = 6;

type Claimed = Awaited<ReturnType<typeof claimFollowUps>>[number];

/** Asks again what was answered, whenever the knowledge or the day is another, and tells the askers what has changed. */
export function startRepair(parts: RepairParts): Repair {
  const { bot, clock, log, everyMillis = minute, settleMillis = 10 * minute } = parts;
  const stopping = new AbortController();
  const isStopped = () => stopping.signal.aborted;
  let done: string | null = null;
  let seen: { revision: string; at: number } | null = null;

  async function look(): Promise<void> {
    const { base, today } = bot.context();
    const { revision } = base;
    if (seen?.revision !== revision) seen = { revision, at: clock.now() };
    const state = `${revision} ${today}`;
    if (state !== done && clock.now() - seen.at >= settleMillis) {
      const closed = await closeAnswered({ ...parts, isStopped });
      const planned = await planUpdates({ ...parts, isStopped });
      if (closed + planned > 0) log.info('answers are put right', { planned, closed });
      if (!isStopped()) done = state;
    }
    await post(parts, stopping.signal);
  }

  const tick = () =>
    look().catch((error: unknown) =>
      log.error('answers could not be put right; tried again later', { error: describeError(error) }),
    );

  const running = (async () => {
    while (!isStopped()) {
      await clock.sleep(everyMillis, stopping.signal);
      if (!isStopped()) await tick();
    }
  })();
  return {
    tick,
    async stop() {
      stopping.abort();
      await running;
    },
  };
}

/** Says what is planned, one after the other. */
async function post(parts: RepairParts, signal: AbortSignal): Promise<void> {
  const { store, clock, log, lease, spacingMillis = 1_100 } = parts;
  for (let n = 0; n < postsAtOnce && !signal.aborted; n += 1) {
    // One at a time: what is claimed is posted at once, well within the lease.
    const [due] = await claimFollowUps(store, lease, 1);
    if (!due) return;
    const end = await postOne(due, parts);
    if (end.as !== 'sent') log.warn('a follow-up is not said', { outcome: end.as, error: end.error });
    await endFollowUp(store, due, end);
    await clock.sleep(spacingMillis, signal);
  }
}

async function postOne(
  { id, team_id: team, channel_id: channel, thread_ts: thread, body, mayBePosted, created_at, attempt }: Claimed,
  { clientOf, clock, log }: RepairParts,
): Promise<PostResult> {
  const message = JSON.parse(body) as Message;
  const mayStandSince = mayBePosted ? created_at : null;
  let client: WebClient;
  try {
    client = await clientOf(team);
  } catch (error) {
    // Perhaps the app was removed there; the others must not wait for that.
    const reason = describeError(error);
    return attempt < mostAttempts
      ? { as: 'again', millis: 10 * minute, error: reason }
      : { as: 'failed', error: reason };
  }
  return postFollowUp({ id, channel, thread, message, mayStandSince }, { client, clock, log });
}

import { buildDigest } from '../announce/digest.ts';
import { previewDigests } from '../announce/preview.ts';
import type { KnowledgeBase } from '../core/base.ts';
import type { NonEmpty } from '../core/citation.ts';
import { addDays, type Day } from '../core/day.ts';
import { inLanguage, type Language } from '../core/language.ts';
import { loadKnowledge } from '../knowledge/load.ts';
import { nearest } from '../knowledge/nearest.ts';
import { formatProblem } from '../knowledge/problem.ts';
import { countDeliveries } from '../store/deliveries.ts';
import { heldDeliveries, settleHeld } from '../store/delivery-decisions.ts';
import { untilNextDelivery } from '../store/delivery-queue.ts';
import type { DeliveryStatus } from '../store/schema.ts';
import type { Store } from '../store/session.ts';
import { terminalPage } from './layout.ts';
import { renderReply } from './render.ts';
import { exitStatus, UsageError } from './status.ts';

export interface AnnounceSettings {
  dir: string;
  today: Day;
  /** `--on`: the morning; today unless set. */
  on: Day | undefined;
  /** `--since`: the day of the announcement before it; the day before the morning unless set. */
  since: Day | undefined;
  /** `--topics`: ids with commas between them. */
  topics: string | undefined;
  dryRun: boolean;
  json: boolean;
  language: Language | undefined;
}

const announceUsage =
  'announce needs --dry-run, which writes what would be announced and sends nothing, or --now, which sends what is due';

/** `rareearth announce --dry-run`: what a morning's announcement would say. */
export async function runAnnounce(args: readonly string[], settings: AnnounceSettings): Promise<number> {
  const { dir, today, on: morning = today, since = addDays(morning, -1), json, language = 'en' } = settings;
  if (args.length > 0) throw new UsageError(`announce takes options only; ${args[0]} is none`);
  if (!settings.dryRun) throw new UsageError(announceUsage);
  if (since >= morning) throw new UsageError(`--since ${since} is not before the morning of ${morning}`);

  const loaded = await loadKnowledge(dir, { today });
  if (!loaded.ok) {
    for (const problem of loaded.problems)
      if (problem.level === 'error') process.stderr.write(`${formatProblem(problem)}\n`);
    return exitStatus.failure;
  }
  const { base } = loaded;
  const topics = readTopics(base, settings.topics);
  const reply = buildDigest(base, { today: morning, since, language, ...(topics && { topics }) });
  const disclaimer = inLanguage(base.about.disclaimer, language);
  process.stdout.write(
    json ? `${JSON.stringify(reply)}\n` : renderReply(reply, terminalPage(process.stdout), disclaimer),
  );
  return exitStatus.ok;
}

function readTopics(base: KnowledgeBase, list: string | undefined): NonEmpty<string> | undefined {
  if (list === undefined) return undefined;
  const names = list.split(',').map((name) => name.trim());
  const [first, ...others] = names.filter((name) => name !== '');
  if (first === undefined) throw new UsageError('--topics needs ids of topics with commas between them');
  for (const topic of [first, ...others]) {
    if (base.topics.has(topic)) continue;
    const near = nearest(topic, base.topics.keys());
    throw new UsageError(`there is no topic ${topic}${near ? `; is it ${near}?` : ''}`);
  }
  return [first, ...others];
}

/** What `announce --dry-run` writes when there is a store with subscriptions in it. */
export interface PreviewSettings {
  /** `--on`: the morning; today in each channel's own zone unless set. */
  on: Day | undefined;
  /** `--channel`: an id; all unless set. */
  channel: string | undefined;
  json: boolean;
}

/** `rareearth announce --dry-run` on a store: what each channel would be told. Sends and changes nothing. */
export async function runPreview(store: Store, base: KnowledgeBase, settings: PreviewSettings): Promise<number> {
  const previews = await previewDigests(store, base, settings);
  const page = terminalPage(process.stdout);
  for (const { subscription, reply } of previews) {
    const { team_id: team, channel_id: channel, local_time: time, zone } = subscription;
    if (settings.json) process.stdout.write(`${JSON.stringify({ team, channel, time, zone, reply })}\n`);
    else {
      const disclaimer = inLanguage(base.about.disclaimer, reply.language);
      process.stdout.write(`${team}/${channel}  ${time} ${zone}\n\n${renderReply(reply, page, disclaimer)}\n`);
    }
  }
  if (previews.length === 0) process.stderr.write('no channel is subscribed that would be told\n');
  return exitStatus.ok;
}

/** Between two looks at what is still under way. */
const lookMillis = 1_000;

/**
 * `rareearth announce --now`: plans what is due and sees everything to its end, messages of which nobody knows whether
 * they arrived among it, which takes minutes.
 *
 * @returns the exit status: 0, or 1 when something failed or waits for a person
 */
export async function runNow(store: Store, tick: () => Promise<unknown>, sleep: (millis: number) => Promise<unknown>) {
  const before = await countBy(store);
  for (;;) {
    await tick();
    const { sending = 0, unknown = 0, checking = 0 } = await countBy(store);
    const wait = await untilNextDelivery(store);
    if (sending + unknown + checking === 0 && wait === null) break;
    await sleep(Math.max(lookMillis, Math.min(wait ?? lookMillis, 10 * lookMillis)));
  }
  const after = await countBy(store);
  const more = (status: DeliveryStatus) => (after[status] ?? 0) - (before[status] ?? 0);
  const told = (['sent', 'empty', 'missed', 'review', 'held', 'failed'] as const).filter((status) => more(status) > 0);
  process.stdout.write(`${told.map((status) => `${more(status)} ${status}`).join(', ') || 'nothing was due'}\n`);
  return more('failed') > 0 || (after.held ?? 0) > 0 ? exitStatus.failure : exitStatus.ok;
}

async function countBy(store: Store): Promise<Partial<Record<DeliveryStatus, number>>> {
  return Object.fromEntries((await countDeliveries(store)).map(({ status, count }) => [status, count]));
}

/** `rareearth announce --held`: what waits for a person; with an id and a decision, settles it. */
export async function runHeld(store: Store, args: readonly string[]): Promise<number> {
  const [id, decision, ...rest] = args;
  if (id === undefined) {
    for (const { id: held, team_id, channel_id, local_date, last_error } of await heldDeliveries(store))
      process.stdout.write(`${held}  ${team_id}/${channel_id}  ${local_date}  ${last_error}\n`);
    return exitStatus.ok;
  }
  if ((decision !== 'repost' && decision !== 'there') || rest.length > 0)
    throw new UsageError('write: rareearth announce --held [ID repost|there]');
  const isSettled = await settleHeld(store, id, decision);
  process.stdout.write(isSettled ? `${id} settled\n` : `${id} does not wait for anyone\n`);
  return isSettled ? exitStatus.ok : exitStatus.failure;
}

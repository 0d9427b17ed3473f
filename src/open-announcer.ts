import { setTimeout as wait } from 'node:timers/promises';
import type { WebClient } from '@slack/web-api';
import { type Announcer, type AnnouncerParts, buildAnnouncer, startAnnouncer } from './announce/announcer.ts';
import type { DeliveryConfig } from './config/config.ts';
import { inLanguage } from './core/language.ts';
import type { Logger } from './log/log.ts';
import type { Metrics } from './metrics/metrics.ts';
import type { OpenBot } from './open-bot.ts';
import { buildAnnouncing } from './slack/announcing/announcing.ts';
import { composeBodies } from './slack/announcing/body.ts';
import { announceReviewFeature, buildAsking } from './slack/announcing/review.ts';
import type { SlackSettings } from './slack/app.ts';
import type { Feature } from './slack/parts.ts';
import { settleHeld, settleReview } from './store/delivery-decisions.ts';
import type { Store } from './store/session.ts';

export interface AnnouncerSetting {
  store: Store;
  bot: Pick<OpenBot, 'context'>;
  slack: Pick<SlackSettings, 'botToken' | 'apiUrl'>;
  /** The bot token of a workspace, where there are many; null where the app is not installed. */
  tokenOf: ((team: string) => Promise<string | null>) | undefined;
  clientOf: (team: string) => Promise<WebClient>;
  delivery: DeliveryConfig;
  /** Where people are asked about announcements; null for nowhere. */
  expertsChannel: string | null;
  log: Logger;
  metrics: Metrics;
}

/** Announcements, put together. */
export interface OpenAnnouncer {
  start: () => Announcer;
  /** Gives what plans and posts once, for whoever does not want it to go on. */
  prepare: () => () => Promise<unknown>;
  /** Listens to what people decide about them. */
  feature: Feature;
}

/** Gives the announcer its side of Slack, the knowledge and its times. */
export function openAnnouncer(setting: AnnouncerSetting): OpenAnnouncer {
  const { store, bot, slack, delivery, log, metrics, expertsChannel } = setting;
  const { unknownPolicy, review, httpTimeout, ...times } = delivery;
  let running: Announcer | undefined;
  const asking =
    expertsChannel === null ? undefined : buildAsking({ client: () => setting.clientOf(''), channel: expertsChannel });
  if (review && !asking)
    log.warn('announcements go out unseen: ANNOUNCE_REVIEW needs EXPERTS_CHANNEL and one workspace');

  const parts: AnnouncerParts = {
    store,
    knowledge: () => bot.context().base,
    compose: (reply) => composeBodies(reply, inLanguage(bot.context().base.about.disclaimer, reply.language)),
    slack: buildAnnouncing({
      tokenOf: setting.tokenOf ?? (async () => slack.botToken ?? null),
      timeoutMillis: httpTimeout,
      ...(slack.apiUrl !== undefined && { apiUrl: slack.apiUrl }),
      log,
    }),
    clock: {
      monotonic: () => performance.now(),
      sleep: async (millis, signal) => wait(millis, undefined, signal && { signal }).catch(() => undefined),
    },
    log,
    times: { ...times, http: httpTimeout },
    metrics,
    review,
    unknownPolicy,
    ...(asking && { asking }),
  };
  return {
    start() {
      running = startAnnouncer(parts);
      return running;
    },
    prepare: () => buildAnnouncer(parts).tick,
    feature: announceReviewFeature({
      review: (id, decision, user) => settleReview(store, id, decision, user),
      held: (id, decision, user) => settleHeld(store, id, decision, user),
      decided: () => running?.wake(),
    }),
  };
}

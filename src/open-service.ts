import { randomUUID } from 'node:crypto';
import type { Announcer } from './announce/announcer.ts';
import type { DeliveryConfig, PeopleConfig } from './config/config.ts';
import type { Day } from './core/day.ts';
import type { Office, Spot } from './core/office.ts';
import { formatProblem, type Problem } from './knowledge/problem.ts';
import type { Logger } from './log/log.ts';
import { measureBot, measureFetch, measureInbox, measureSeen } from './measure.ts';
import type { Metrics } from './metrics/metrics.ts';
import { buildConversations } from './office/conversations.ts';
import { buildInbox, freeQuestions } from './office/inbox.ts';
import { openPeople } from './office/people.ts';
import { openRecent } from './office/recent.ts';
import { buildSeen } from './office/seen.ts';
import { openSubscriptions } from './office/subscriptions.ts';
import { type OpenAnnouncer, openAnnouncer } from './open-announcer.ts';
import { type OpenBot, openBot, type Watcher } from './open-bot.ts';
import { buildSlackApp, type SlackApp, type SlackSettings } from './slack/app.ts';
import { nowhere } from './slack/clients.ts';
import { systemClock } from './slack/clock.ts';
import type { Workspaces } from './slack/installations/workspaces.ts';
import type { Feature } from './slack/parts.ts';
import { subscribeFeature } from './slack/subscribe/feature.ts';
import { askSlack } from './slack/subscribe/whereabouts.ts';
import type { Store } from './store/session.ts';

export interface ServiceParts {
  knowledgeDir: string;
  store: Store;
  /** How Slack and the bot reach each other; asked for once the bot is there. */
  slack: (bot: OpenBot) => Promise<SlackSettings> | SlackSettings;
  /** Who installed the bot, where many workspaces do; then `slack` needs no bot token. */
  workspaces?: Pick<Workspaces, 'authorize' | 'tokenOf'>;
  /** What else listens, like to the bot being removed. */
  features?: readonly Feature[];
  people: PeopleConfig;
  delivery: DeliveryConfig;
  log: Logger;
  metrics: Metrics;
  today: () => Day;
}

/** A deployment: the bot, what it keeps, its side of Slack and its announcements. */
export interface Service {
  bot: OpenBot;
  app: SlackApp;
  /** Announces what is due from now on. */
  startAnnouncer: () => Announcer;
  /** Gives what announces once whatever is due. */
  prepareAnnouncer: () => () => Promise<unknown>;
  /** Puts right from now on what was said. Ends with the function it gives back. */
  startRepair: () => () => Promise<void>;
  close: () => void;
}

/** Puts a deployment together. Gives the problems instead when the knowledge does not load. */
export async function openService(parts: ServiceParts): Promise<Service | { problems: Problem[] }> {
  const { store, people, delivery, log, metrics, workspaces, today, features = [] } = parts;
  const clock = systemClock;
  const owner = randomUUID();
  const listeners = new Set<() => void>();
  // The office is asked by the bot and asks it, and both are asked by the app: each finds the other when it is needed.
  const late: { bot?: OpenBot; app?: SlackApp } = {};
  const bot = () => opened(late.bot);
  const clientOf = (team: string) => opened(late.app).clientOf({ ...nowhere, teamId: team });
  const whereabouts = askSlack(clientOf, log);

  const onPeople = openPeople({
    store,
    bot,
    clientOf,
    clock,
    log,
    settings: {
      perMinute: people.questionsPerMinute,
      allowed: { workspaces: people.allowedWorkspaces, channels: people.allowedChannels },
      experts: { usual: people.expertsChannel, byTopic: people.expertsByTopic },
      curators: people.curators,
      admins: people.admins,
      repairDays: people.repairDays,
    },
  });
  const subscriptions = (spot: Spot) => ({
    subscriptions: openSubscriptions(spot, { store, whereabouts, now: clock.now }),
    zone: async () => (await whereabouts.person(spot.team, spot.user)).zone,
  });
  const office = (spot: Spot, seen: Pick<Office, 'today' | 'language'>): Office => ({
    spot,
    today: seen.today,
    language: seen.language,
    ...subscriptions(spot),
    ...onPeople.office(spot),
  });

  const onEdit: Watcher = (result) => {
    metrics.reloaded(result.ok);
    if (!result.ok) {
      for (const problem of result.problems)
        if (problem.level === 'error') log.error(`the edited knowledge is not used: ${formatProblem(problem)}`);
      return;
    }
    log.info('the knowledge changed', { revision: result.revision });
    for (const hear of listeners) hear();
  };
  const ready = await openBot(parts.knowledgeDir, today, onEdit, {
    office,
    conversations: buildConversations(store, log, clock.now),
    warn: (message) => log.warn(message),
  });
  if ('problems' in ready) return ready;
  late.bot = ready;
  const freed = await freeQuestions(store, owner);
  if (freed > 0) log.info('questions were interrupted, and are taken up again', { count: freed });
  const slack = await parts.slack(ready);

  const announcing: OpenAnnouncer = openAnnouncer({
    store,
    bot: ready,
    slack,
    tokenOf: workspaces?.tokenOf,
    clientOf,
    delivery,
    expertsChannel: workspaces ? null : people.expertsChannel,
    log,
    metrics,
  });
  const app = buildSlackApp(
    { ...slack, fetch: measureFetch(fetch, metrics, clock.now) },
    {
      bot: measureBot(ready, metrics, () => performance.now()),
      log,
      clock,
      seen: measureSeen(buildSeen(store), metrics),
      inbox: measureInbox(buildInbox(store, { owner, keep: onPeople.keepAnswer }), metrics),
      people: onPeople.people,
      home: { recent: openRecent(store) },
      features: [...onPeople.features, subscribeFeature(subscriptions), announcing.feature, ...features],
      ...(workspaces && { authorize: workspaces.authorize }),
    },
  );
  late.app = app;
  listeners.add(() => void app.refreshHomes());

  return {
    bot: ready,
    app,
    startAnnouncer() {
      const announcer = announcing.start();
      listeners.add(announcer.wake);
      return announcer;
    },
    prepareAnnouncer: announcing.prepare,
    startRepair() {
      const repair = onPeople.startRepair({ owner, millis: delivery.lease });
      return repair.stop;
    },
    close: ready.close,
  };
}

function opened<T>(part: T | undefined): T {
  if (part === undefined) throw new Error('it is asked for before it is there');
  return part;
}

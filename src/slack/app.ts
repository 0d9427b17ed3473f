import { setMaxListeners } from 'node:events';
import { App, type Receiver } from '@slack/bolt';
import type { WebClientOptions } from '@slack/web-api';
import { inLanguage } from '../core/language.ts';
import type { Reply } from '../core/reply.ts';
import type { Route } from '../web/route.ts';
import { renderUnasked } from './blocks.ts';
import { buildReach, type ClientOf, nowhere } from './clients.ts';
import { deliver } from './deliver.ts';
import type { Desk } from './desk.ts';
import { listenAtGate } from './gate.ts';
import { buildHomes } from './home/feature.ts';
import { identify, oneWorkspace } from './identity.ts';
import { type AnsweringTimes, buildAnswering, type Unseen } from './inbox/answering.ts';
import { buildIntake } from './inbox/intake.ts';
import { memoryInbox } from './inbox/memory-inbox.ts';
import { memorySeen } from './inbox/seen.ts';
import { buildWorker } from './inbox/worker.ts';
import { listenToActions } from './listeners/action.ts';
import { listenToCommand } from './listeners/command.ts';
import { boltLogger, describeError, type LogLevelName } from './log.ts';
import type { SlackParts } from './parts.ts';
import { surfaces } from './surfaces.ts';
import { within } from './time-limit.ts';
import { buildTransport } from './transport/transport.ts';
import { readStep } from './workflow/step.ts';
import { buildSteps } from './workflow/work.ts';

export interface SlackSettings {
  /** Of the one workspace; not needed with `authorize`. */
  botToken?: string;
  /** Given, the bot connects to Slack by Socket Mode. */
  appToken?: string;
  /** Given without an app token, Slack sends signed requests to the route. */
  signingSecret?: string;
  /** Slack's own unless set. */
  apiUrl?: string;
  /** Makes the calls to Slack; the usual one unless set. */
  fetch?: Fetch;
  logLevel: LogLevelName;
  /** `ask` unless set. */
  unseen?: Unseen;
  /** Milliseconds; the usual ones unless set. `drain`: how long `stop` waits for answers under way. */
  times?: Partial<AnsweringTimes & { drain: number }>;
}

type Fetch = NonNullable<WebClientOptions['fetch']>;

export interface SlackApp {
  /** What Slack calls over HTTP; empty in Socket Mode. */
  routes: Route[];
  /**
   * Resolves when the bot can be asked, or has been stopped; keeps trying while Slack cannot be reached.
   * Throws SlackSettingError when a setting is wrong.
   */
  start: () => Promise<void>;
  /** Takes nothing more in, finishes the answers under way within a time, and closes. The rest waits in the inbox. */
  stop: () => Promise<void>;
  /** Gives the client of a workspace. Throws when the bot is not installed there. */
  clientOf: ClientOf;
  /** Shows what is new on the Home tabs that were opened lately. Never throws. */
  refreshHomes: () => Promise<void>;
  /**
   * Says a reply that nobody asked for to all in a channel, of which the bot must be a member. Throws when Slack did not
   * take it, or may not have. The workspace is only needed where there are several.
   */
  post: (channel: string, reply: Reply, team?: string) => Promise<void>;
}

const usualTimes = { call: 10_000, settle: 15_000, drain: 10_000 };

/** Bolt is handed what comes in; it neither listens nor connects itself. */
const detached: Receiver = {
  init: () => undefined,
  start: async () => undefined,
  stop: async () => undefined,
};

/** The Slack side of the bot: events in, input lines to the bot, replies out. */
export function buildSlackApp(settings: SlackSettings, parts: SlackParts): SlackApp {
  const { bot, log, clock, features = [], people, inbox = memoryInbox(clock), seen = memorySeen(clock) } = parts;
  const times = { ...usualTimes, ...settings.times };
  const logger = boltLogger(log, settings.logLevel);
  const options = clientOptionsOf(settings, times.call);
  const { authorize, learn } = parts.authorize ? { authorize: parts.authorize } : oneWorkspace(settings.botToken);
  const reach = buildReach(authorize, { ...options, logger });
  const clientOf: ClientOf = async (source) => (await reach(source)).client;
  const stopping = new AbortController();
  // As many listeners as there are questions that wait to be tried again.
  setMaxListeners(0, stopping.signal);

  const app = new App({ receiver: detached, authorize, clientOptions: { ...options }, convoStore: false, logger });
  app.error(async (error) => {
    log.error('a delivery from Slack failed', { error: describeError(error) });
    throw error;
  });
  const desk: Desk = { bot, client: app.client, clock, log, seen, ...(people && { people }) };
  const homes = buildHomes(parts.home ?? {});
  for (const listen of [listenAtGate, listenToCommand, listenToActions, ...surfaces(homes), ...features])
    listen(app, desk);

  const answering = buildAnswering({ desk, inbox, reach, unseen: settings.unseen ?? 'ask', times, later });
  const steps = buildSteps({ desk, inbox, reach, later });
  const work: typeof answering = (claimed, startedAt) => {
    const step = readStep(claimed.body);
    return step ? steps(claimed, step) : answering(claimed, startedAt);
  };
  const worker = buildWorker({ inbox, work, clock, log });
  const intake = buildIntake({ app, inbox, seen, log, wake: worker.wake });
  const transport = buildTransport(settings, { ...options, logger }, intake.take, clock, log);

  function later(millis: number): void {
    void clock.sleep(millis, stopping.signal).then(worker.wake);
  }

  return {
    routes: transport.routes,
    clientOf,
    refreshHomes: homes.refresh,
    async start() {
      if (learn) {
        const found = await identify(await clientOf(nowhere), clock, log, stopping.signal);
        if (found === null || stopping.signal.aborted) return;
        learn(found);
      }
      worker.start();
      await transport.start();
    },
    async stop() {
      stopping.abort();
      // What still comes over a socket is refused, and Slack sends it elsewhere.
      await within(times.drain, Promise.all([intake.close(), worker.stop()]), clock);
      await transport.stop();
    },
    async post(channel, reply, team) {
      const disclaimer = inLanguage(bot.context().base.about.disclaimer, reply.language);
      const client = await clientOf({ ...nowhere, teamId: team });
      for (const message of renderUnasked(reply, disclaimer))
        await deliver({ kind: 'channel', channel }, message, { ...desk, client });
    },
  };
}

/** Our own policy of retries sits in deliver.ts: Slack's client would also repeat calls that may have been done. */
function clientOptionsOf({ apiUrl, fetch: call = fetch }: SlackSettings, timeout: number): WebClientOptions {
  return {
    ...(apiUrl !== undefined && { slackApiUrl: apiUrl }),
    allowAbsoluteUrls: false,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout,
    // The client's own time-out ends with the headers of an answer, and response addresses have none.
    fetch(url, init) {
      const limit = AbortSignal.timeout(timeout);
      return call(url, { ...init, signal: init?.signal ? AbortSignal.any([init.signal, limit]) : limit });
    },
  };
}

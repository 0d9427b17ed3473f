import { App } from '@slack/bolt';
import { WebClient, type WebClientOptions } from '@slack/web-api';
import { inLanguage } from '../core/language.ts';
import type { Reply } from '../core/reply.ts';
import { renderUnasked } from './blocks.ts';
import type { Bot } from './bot.ts';
import type { Clock } from './clock.ts';
import { buildMemory, deliveryKey } from './dedupe.ts';
import { deliver } from './deliver.ts';
import type { Desk } from './desk.ts';
import { SlackSettingError } from './failure.ts';
import { type Identity, identify } from './identity.ts';
import { listenToActions } from './listeners/action.ts';
import { listenToCommand } from './listeners/command.ts';
import { listenToHome } from './listeners/home.ts';
import { listenToMentions } from './listeners/mention.ts';
import { listenToMessages } from './listeners/message.ts';
import { boltLogger, describeError, type Log, type LogLevelName } from './log.ts';
import { buildHttpReceiver, eventsPath } from './receiver.ts';
import { buildSocketReceiver } from './socket.ts';

export interface SlackSettings {
  botToken: string;
  /** Given, the bot connects to Slack by Socket Mode. */
  appToken?: string;
  /** Given without an app token, Slack sends signed requests to this port. */
  signingSecret?: string;
  port: number;
  host: string;
  /** Slack's own unless set. */
  apiUrl?: string;
  logLevel: LogLevelName;
}

export interface SlackApp {
  /**
   * Resolves when the bot can be asked, or has been stopped; keeps trying while Slack cannot be reached.
   * Throws SlackSettingError when a setting is wrong.
   */
  start: () => Promise<void>;
  /** Takes nothing more in, finishes the answers under way, and closes. */
  stop: () => Promise<void>;
  /**
   * Says a reply that nobody asked for to all in a channel, of which the bot must be a member. Throws when Slack did not
   * take it, or may not have.
   */
  post: (channel: string, reply: Reply) => Promise<void>;
}

const callMillis = 10_000;
const finishMillis = 10_000;
/** Slack repeats an event for up to an hour, and Socket Mode after a reconnect. */
const seenMillis = 3_600_000;
const seenMax = 50_000;

/** The Slack side of the bot: events in, input lines to the bot, replies out. */
export function buildSlackApp(settings: SlackSettings, bot: Bot, log: Log, clock: Clock): SlackApp {
  const logger = boltLogger(log, settings.logLevel);
  const clientOptions = clientOptionsOf(settings);
  const client = new WebClient(settings.botToken, { ...clientOptions, logger });
  const { receiver, running } = transport(settings, { ...clientOptions, logger }, clock, log, logger);
  const stopping = new AbortController();
  const underWay = new Set<Promise<void>>();
  let identity: Identity = {};

  const app = new App({
    receiver,
    authorize: async () => ({ botToken: settings.botToken, ...identity }),
    clientOptions: { ...clientOptions },
    convoStore: false,
    logger,
  });
  const desk: Desk = { bot, client, clock, log, seen: buildMemory(clock, seenMillis, seenMax) };
  takeEachOnce(app, desk, underWay);
  listenToCommand(app, desk);
  listenToMentions(app, desk);
  listenToMessages(app, desk);
  listenToActions(app, desk);
  listenToHome(app, desk);
  app.error(async (error) => log.error('a delivery from Slack failed', { error: describeError(error) }));

  return {
    async start() {
      const found = await identify(client, clock, log, stopping.signal);
      if (found === null || stopping.signal.aborted) return;
      identity = found;
      await running();
    },
    async stop() {
      stopping.abort();
      await receiver.stop();
      const waiting = new AbortController();
      await Promise.race([Promise.allSettled(underWay), clock.sleep(finishMillis, waiting.signal)]);
      waiting.abort();
    },
    async post(channel, reply) {
      const disclaimer = inLanguage(bot.context().base.about.disclaimer, reply.language);
      for (const message of renderUnasked(reply, disclaimer))
        await deliver({ kind: 'channel', channel }, message, desk);
    },
  };
}

/** Our own policy of retries sits in deliver.ts: Slack's client would also repeat calls that may have been done. */
function clientOptionsOf({ apiUrl }: SlackSettings): WebClientOptions {
  return {
    ...(apiUrl !== undefined && { slackApiUrl: apiUrl }),
    allowAbsoluteUrls: false,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: callMillis,
    // Also bounds the answers that go to a response address, which have no time-out of their own.
    fetch: (url, init) => fetch(url, { ...init, signal: init?.signal ?? AbortSignal.timeout(callMillis) }),
  };
}

function transport(
  { appToken, signingSecret, port, host }: SlackSettings,
  options: WebClientOptions,
  clock: Clock,
  log: Log,
  logger: ReturnType<typeof boltLogger>,
) {
  if (appToken !== undefined) {
    const receiver = buildSocketReceiver(appToken, options, clock, log, logger);
    return { receiver, running: () => receiver.start() };
  }
  if (signingSecret !== undefined) {
    const receiver = buildHttpReceiver({ signingSecret, port, host }, clock, log, logger);
    const running = async () => {
      const { address, port: actual } = await receiver.start();
      log.info('listening for Slack', { address: `http://${address}:${actual}${eventsPath}` });
    };
    return { receiver, running };
  }
  throw new SlackSettingError(
    'SLACK_APP_TOKEN or SLACK_SIGNING_SECRET',
    'one of them is needed',
    'The app token is for Socket Mode, the signing secret for HTTP; both stand under https://api.slack.com/apps, your app, Basic Information.',
  );
}

/** Lets each delivery through once, and keeps count of those under way. */
function takeEachOnce(app: App, { seen, log }: Desk, underWay: Set<Promise<void>>): void {
  app.use(async ({ next, body, ...rest }) => {
    const key = deliveryKey(body as unknown as Record<string, unknown>);
    if (key !== null && !seen.isNew(key)) {
      log.debug('Slack delivered something again', { key });
      if ('ack' in rest && typeof rest.ack === 'function') await rest.ack();
      return;
    }
    const work = next();
    underWay.add(work);
    await work.finally(() => underWay.delete(work));
  });
}

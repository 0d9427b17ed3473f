import type { WebClientOptions } from '@slack/web-api';
import type { Route } from '../../web/route.ts';
import type { Clock } from '../clock.ts';
import { SlackSettingError } from '../failure.ts';
import type { Take } from '../inbox/intake.ts';
import type { Log } from '../log.ts';
import { slackRoute } from './receiver.ts';
import { buildSocketMode } from './socket.ts';

/** How Slack reaches the bot. */
interface Transport {
  routes: Route[];
  start: () => Promise<void>;
  stop: () => Promise<void>;
}

/** Socket Mode with an app token, else HTTP with a signing secret. Throws SlackSettingError without either. */
export function buildTransport(
  { appToken, signingSecret }: { appToken?: string; signingSecret?: string },
  options: WebClientOptions,
  take: Take,
  clock: Clock,
  log: Log,
): Transport {
  if (appToken !== undefined) return { routes: [], ...buildSocketMode(appToken, options, take, clock, log) };
  if (signingSecret !== undefined) {
    const nothing = async () => undefined;
    return { routes: [slackRoute(signingSecret, take, clock, log)], start: nothing, stop: nothing };
  }
  throw new SlackSettingError(
    'SLACK_APP_TOKEN or SLACK_SIGNING_SECRET',
    'one of them is needed',
    'The app token is for Socket Mode, the signing secret for HTTP; both stand under https://api.slack.com/apps, your app, Basic Information.',
  );
}

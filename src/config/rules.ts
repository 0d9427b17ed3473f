import type { SettingProblem } from './problem.ts';
import { type SettingName, settings, type Values } from './settings.ts';

type Has = (...names: SettingName[]) => boolean;

const ways: readonly SettingName[] = ['SLACK_APP_TOKEN', 'SLACK_SIGNING_SECRET'];
/** What many workspaces take beside the client id. */
const installing = ['SLACK_CLIENT_SECRET', 'SLACK_STATE_SECRET', 'PUBLIC_URL', 'ENCRYPTION_KEYS'] as const;

/** What settings need of each other to be there at all. */
export function missingSettings(given: ReadonlySet<SettingName>): SettingProblem[] {
  const has: Has = (...names) => names.some((name) => given.has(name));
  const missing = (setting: SettingName, message: string) => ({ setting, message, tip: settings[setting].tip });
  const problems: SettingProblem[] = [];

  if (has('SLACK_BOT_TOKEN') && has('SLACK_CLIENT_ID')) {
    problems.push({
      setting: 'SLACK_BOT_TOKEN and SLACK_CLIENT_ID',
      message: 'are both there',
      tip: 'Leave the client id out for one workspace, the bot token for many.',
    });
  }
  if (!has('SLACK_BOT_TOKEN', 'SLACK_CLIENT_ID') && has(...ways))
    problems.push(missing('SLACK_BOT_TOKEN', 'is missing, though another Slack setting is there'));
  if (has('SLACK_BOT_TOKEN', 'SLACK_CLIENT_ID') && !has(...ways)) {
    problems.push({
      setting: ways.join(' or '),
      message: `one of them is needed beside ${has('SLACK_BOT_TOKEN') ? 'SLACK_BOT_TOKEN' : 'SLACK_CLIENT_ID'}`,
      tip: `The app token (Socket Mode) needs no public address for events. ${settings.SLACK_APP_TOKEN.tip} For HTTP, the signing secret: ${settings.SLACK_SIGNING_SECRET.tip}`,
    });
  }
  if (has('SLACK_CLIENT_ID')) {
    for (const name of installing)
      if (!has(name)) problems.push(missing(name, 'is missing, and needed beside SLACK_CLIENT_ID'));
  }
  if (!has('SLACK_CLIENT_ID') && has('SLACK_CLIENT_SECRET'))
    problems.push(missing('SLACK_CLIENT_ID', 'is missing, and needed beside SLACK_CLIENT_SECRET'));
  return problems;
}

/**
 * What settings that are right by themselves get wrong together.
 *
 * @param values those that are right by themselves; of the others nothing is said here
 */
export function contradictions(values: Partial<Values>): SettingProblem[] {
  const problems: SettingProblem[] = [];
  const wrong = (setting: SettingName, message: string, tip = settings[setting].tip) =>
    problems.push({ setting, message, tip });

  if (values.FEEDS === 'secret' && values.FEED_SECRET === undefined)
    wrong('FEED_SECRET', 'is missing, and needed for FEEDS=secret');
  if (values.METRICS === 'token' && values.METRICS_TOKEN === undefined)
    wrong('METRICS_TOKEN', 'is missing, and needed for METRICS=token');
  if (values.ANNOUNCE_REVIEW === 'on' && values.CURATORS?.length === 0)
    wrong('CURATORS', 'is missing, and somebody has to approve for ANNOUNCE_REVIEW=on');
  // A post begins at the latest that much before its lease ends, so that it also ends within it.
  if (isBelow(values.DELIVERY_LEASE_MS, values.DELIVERY_HTTP_TIMEOUT_MS, 5_000))
    wrong('DELIVERY_LEASE_MS', 'is not 5000 above DELIVERY_HTTP_TIMEOUT_MS, so that posts outlast their lease');
  if (isBelow(values.DELIVERY_SWEEP_MS, values.DELIVERY_SETTLE_MS))
    wrong('DELIVERY_SWEEP_MS', 'is below DELIVERY_SETTLE_MS, so that nothing is left to find');
  return problems;
}

function isBelow(value: number | undefined, other: number | undefined, plus = 0): boolean {
  return value !== undefined && other !== undefined && value < other + plus;
}

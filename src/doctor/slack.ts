import type { Config } from '../config/config.ts';
import { settings } from '../config/settings.ts';
import { neededScopes, usesOf } from '../slack/scopes.ts';
import { type Answer, callSlack } from './call.ts';
import { type Finding, findingsOf } from './finding.ts';

const { ok, warn, fail } = findingsOf('slack');
const reachMend = 'See whether this machine may reach slack.com (proxy, firewall), and https://status.slack.com.';
const scopeMend = 'Compare the app with manifest.yml under https://api.slack.com/apps, then install it again.';
/** Slack's requests count as forged when they are further off (docs.slack.dev/authentication/verifying-requests-from-slack). */
const toleranceMillis = 300_000;
const worryMillis = 30_000;

/** Looks whether Slack can be reached, takes the tokens of the settings, and grants what is needed. */
export async function examineSlack(
  config: Pick<Config, 'slack' | 'workspaces'>,
  now: () => number,
): Promise<Finding[]> {
  const link = config.slack ?? config.workspaces;
  if (link === null) return [];
  const { appToken, apiUrl } = link;
  const token = config.slack?.botToken;
  const first = await callSlack(apiUrl, token === undefined ? 'api.test' : 'auth.test', token ?? '');
  const app = appToken === undefined ? [] : [await callSlack(apiUrl, 'apps.connections.open', appToken)];
  return [
    ...(token === undefined ? [] : examineBot(first, 'SLACK_BOT_TOKEN', settings.SLACK_BOT_TOKEN.tip)),
    ...app.map((answer) => tokenFinding(answer, 'SLACK_APP_TOKEN', settings.SLACK_APP_TOKEN.tip)),
    ...examineClock(first, now()),
  ];
}

/** What Slack says of one bot token, under the name that the operator knows it by. */
export function examineBot(answer: Answer, name: string, mend: string): Finding[] {
  const token = tokenFinding(answer, name, mend);
  return token.level === 'ok' && answer.reached ? [token, ...examineScopes(answer.scopes)] : [token];
}

function tokenFinding(answer: Answer, name: string, mend: string): Finding {
  if (!answer.reached) return fail(`Slack cannot be reached with ${name}: ${answer.reason}`, reachMend);
  const { ok: accepted, error, user, team } = answer.body;
  if (!accepted) return fail(`Slack does not take ${name}: ${error ?? 'no reason given'}`, mend);
  return ok(`${name} works${user && team ? `: ${user} in ${team}` : ''}`);
}

function examineScopes(granted: string[] | null): Finding[] {
  if (granted === null)
    return [warn('Slack did not say what the token may do', 'Nothing, unless something does not work.')];
  const missing = neededScopes().filter((scope) => !granted.includes(scope));
  if (missing.length === 0) return [ok(`all ${neededScopes().length} scopes are granted`)];
  return missing.map((scope) => {
    const message = `the scope ${scope} is missing, for ${usesOf(scope).join(', ')}`;
    return scope === 'chat:write' ? fail(`${message}: the bot cannot answer`, scopeMend) : warn(message, scopeMend);
  });
}

function examineClock(answer: Answer, now: number): Finding[] {
  if (!answer.reached || answer.date === null) return [];
  const apart = Math.abs(now - answer.date);
  // Slack gives whole seconds.
  const seconds = Math.round(apart / 1_000);
  const message = `this clock and Slack's are ${seconds} s apart`;
  const mend = 'Let the machine keep its time by NTP.';
  if (apart > toleranceMillis) return [fail(`${message}: signed requests are refused`, mend)];
  return [apart > worryMillis ? warn(message, mend) : ok(message)];
}

import type { Config } from '../config/config.ts';
import type { Subscription } from '../store/schema.ts';
import type { Store } from '../store/session.ts';
import { allSubscriptions } from '../store/subscriptions.ts';
import { callSlack } from './call.ts';
import { type Finding, findingsOf } from './finding.ts';
import { tokenOfTeam } from './installed.ts';

const { ok, warn, fail } = findingsOf('channels');

interface ChannelInfo {
  name?: string;
  is_member?: boolean;
  is_im?: boolean;
  is_archived?: boolean;
}

/** Looks whether the bot may post in every channel that subscribed. */
export async function examineChannels(config: Config, store: Store): Promise<Finding[]> {
  const all = await allSubscriptions(store);
  const paused = all.filter(({ status, reason }) => status === 'paused' && reason !== null);
  const findings: Finding[] = [];
  // One after the other: Slack counts how often it is asked.
  for (const subscription of all.filter(({ status }) => status === 'active'))
    findings.push(...(await examineChannel(config, store, subscription)));
  const sound = all.length - paused.length - findings.length;
  return [
    ...(sound > 0 || all.length === 0 ? [ok(`${sound} subscribed channels can be posted to`)] : []),
    ...findings,
    ...paused.map(({ channel_id, reason }) =>
      warn(`the subscription of ${channel_id} is paused: ${reason}`, 'Mend the reason, then subscribe it again.'),
    ),
  ];
}

/** What keeps the bot from posting in a channel; nothing when it can. */
async function examineChannel(
  config: Config,
  store: Store,
  { team_id: team, channel_id: id }: Subscription,
): Promise<Finding[]> {
  const apiUrl = (config.slack ?? config.workspaces)?.apiUrl;
  const token = await tokenOfTeam(config, store, team);
  if (token === null)
    return [fail(`${id} is subscribed, but the bot is not installed in ${team}`, 'Install the app there again.')];
  const answer = await callSlack(apiUrl, 'conversations.info', token, { channel: id });
  if (!answer.reached) return [warn(`${id} could not be looked at: ${answer.reason}`, 'Try again later.')];
  const { ok: found, error = 'no reason given' } = answer.body;
  if (!found) {
    return error === 'missing_scope'
      ? [warn(`${id} could not be looked at: missing_scope`, 'Grant the scopes of manifest.yml.')]
      : [fail(`${id} is subscribed, but Slack says ${error}`, 'Invite the bot there, or end the subscription.')];
  }
  const { name = id, is_member, is_im, is_archived } = answer.body.channel as ChannelInfo;
  if (is_archived)
    return [fail(`#${name} is subscribed, but archived`, 'End the subscription, or restore the channel.')];
  if (!is_im && !is_member)
    return [fail(`the bot is no member of #${name}, which is subscribed`, 'Type /invite @ and its name there.')];
  return [];
}

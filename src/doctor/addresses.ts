import type { Config } from '../config/config.ts';
import { type Finding, findingsOf, reasonOf } from './finding.ts';

const { ok, warn } = findingsOf('addresses');
const lookMillis = 5_000;

/** Looks whether what is published can be reached, and whether what needs an address has one. */
export async function examineAddresses({ publicUrl, feeds, slack, host }: Config): Promise<Finding[]> {
  const findings: Finding[] = [];
  if (feeds.mode !== 'off' && publicUrl === null)
    findings.push(
      warn('feeds are on, but nobody is told where', 'Set PUBLIC_URL, so that their addresses can be given out.'),
    );
  if (feeds.mode === 'public') findings.push(ok('feeds can be read by anybody, as FEEDS=public says'));
  if (slack && !slack.appToken && publicUrl === null && host !== '127.0.0.1')
    findings.push(
      warn('Slack sends its requests to an address that is not known here', 'Set PUBLIC_URL to have it tried.'),
    );
  if (publicUrl !== null) findings.push(await look(publicUrl));
  return findings;
}

async function look(publicUrl: string): Promise<Finding> {
  const mend = 'Start the bot, and see the proxy before it. From inside, the address may not be reachable at all.';
  try {
    const response = await fetch(`${publicUrl}/healthz`, {
      signal: AbortSignal.timeout(lookMillis),
      redirect: 'manual',
    });
    const { alive } = (response.ok ? await response.json() : {}) as { alive?: boolean };
    if (alive) return ok('PUBLIC_URL leads to the bot');
    return warn(`something else answers at PUBLIC_URL (HTTP ${response.status})`, mend);
  } catch (error) {
    return warn(`nothing answers at PUBLIC_URL: ${reasonOf(error)}`, mend);
  }
}

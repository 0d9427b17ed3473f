import type { Config } from '../config/config.ts';
import { settings } from '../config/settings.ts';
import { findGrant, findInstallation, type InstallationPlace, installedPlaces } from '../store/installations.ts';
import { buildSealer, type Sealer } from '../store/seal.ts';
import type { Store } from '../store/session.ts';
import { callSlack } from './call.ts';
import { type Finding, findingsOf, reasonOf } from './finding.ts';
import { examineBot } from './slack.ts';

const { ok, warn, fail } = findingsOf('slack');
/** How many workspaces are looked at at once. */
const atOnce = 10;
/** Beyond so many, those in order are only counted. */
const fewPlaces = 5;

/** Looks at each workspace that installed the app: its tokens open, and Slack takes them. */
export async function examineInstalled(config: Config, store: Store): Promise<Finding[]> {
  const places = await installedPlaces(store);
  if (places.length === 0) {
    return config.workspaces
      ? [ok(`no workspace has installed the app yet; they do at ${config.workspaces.publicUrl}/slack/install`)]
      : [];
  }
  if (config.encryptionKeys === null)
    return [fail(`${places.length} sealed installations, and no ENCRYPTION_KEYS`, settings.ENCRYPTION_KEYS.tip)];
  const sealer = buildSealer(config.encryptionKeys);
  const outdated = places.filter(({ sealed }) => !sealer.isCurrent(sealed)).length;
  const examined: Finding[][] = [];
  for (let first = 0; first < places.length; first += atOnce) {
    const some = places.slice(first, first + atOnce);
    examined.push(...(await Promise.all(some.map(({ place }) => examinePlace(config, store, sealer, place)))));
  }
  return [
    ...inShort(examined),
    ...(outdated > 0
      ? [warn(`${outdated} installations are sealed by an older key`, 'Run rareearth store reseal.')]
      : []),
  ];
}

/** What was found in each workspace: all of it for a few, else what is wrong and how many are in order. */
function inShort(examined: readonly Finding[][]): Finding[] {
  if (examined.length <= fewPlaces) return examined.flat();
  const isSound = (findings: Finding[]) => findings.every(({ level }) => level === 'ok');
  const sound = examined.filter(isSound).length;
  return [
    ok(`${sound} of ${examined.length} installations are in order: Slack takes their tokens, with all scopes`),
    ...examined.filter((findings) => !isSound(findings)).flat(),
  ];
}

/** The bot token of a workspace: that of the settings, or the one it granted; null where there is none. */
export async function tokenOfTeam(config: Config, store: Store, team: string): Promise<string | null> {
  if (config.slack) return config.slack.botToken;
  if (config.encryptionKeys === null) return null;
  return tokenIn(await findGrant(store, buildSealer(config.encryptionKeys), { team }));
}

async function examinePlace(
  { workspaces }: Config,
  store: Store,
  sealer: Sealer,
  place: InstallationPlace,
): Promise<Finding[]> {
  const name = place.team === undefined ? `organisation ${place.enterprise}` : `workspace ${place.team}`;
  const mend = `Let ${name} install the app again.`;
  try {
    const token = tokenIn(await findInstallation(store, sealer, place));
    if (token === null) return [fail(`the installation of ${name} holds no bot token`, mend)];
    return examineBot(await callSlack(workspaces?.apiUrl, 'auth.test', token), `the token of ${name}`, mend);
  } catch (error) {
    return [fail(`the installation of ${name} does not open: ${reasonOf(error)}`, settings.ENCRYPTION_KEYS.tip)];
  }
}

function tokenIn(grant: unknown): string | null {
  const { bot } = (grant ?? {}) as { bot?: { token?: string } };
  return bot?.token ?? null;
}

import { readConfig } from '../config/read.ts';
import type { Environment } from '../config/sources.ts';
import type { Day } from '../core/day.ts';
import { examineAddresses } from './addresses.ts';
import { examineChannels } from './channels.ts';
import { type Finding, findingsOf } from './finding.ts';
import { examineInstalled } from './installed.ts';
import { examineKnowledge } from './knowledge.ts';
import { examineSlack } from './slack.ts';
import { examineStore } from './store.ts';
import { examineTopics } from './topics.ts';

/** Day and time at the beginning. */
export interface Moment {
  today: Day;
  now: () => number;
}

const { ok, warn, fail } = findingsOf('settings');

/** Looks at everything that a deployment needs, and changes nothing. */
export async function examine(environment: Environment, { today, now }: Moment): Promise<Finding[]> {
  const read = readConfig(environment);
  const warnings = read.warnings.map(({ setting, message, tip }) => warn(`${setting} ${message}`, tip));
  if (!read.ok)
    return [...read.problems.map(({ setting, message, tip }) => fail(`${setting} ${message}`, tip)), ...warnings];
  const { config } = read;
  const mode = config.slack ? 'one workspace' : config.workspaces ? 'many workspaces' : 'the local workspace';
  const inSlack = config.slack !== null || config.workspaces !== null;
  return [
    ok(`the settings are in order, for ${mode}`),
    ...warnings,
    ...(await examineSlack(config, now)),
    ...(await examineStore(config.storeUrl, async (store) => [
      ...(await examineInstalled(config, store)),
      ...(inSlack ? await examineChannels(config, store) : []),
      ...(await examineTopics(store, config.knowledgeDir, today)),
    ])),
    ...(await examineKnowledge(config.knowledgeDir, today)),
    ...(await examineAddresses(config)),
  ];
}

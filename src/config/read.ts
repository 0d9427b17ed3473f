import { arrange, type Config } from './config.ts';
import { describeSettingProblem, type SettingProblem } from './problem.ts';
import { contradictions, missingSettings } from './rules.ts';
import { environment, type SettingName, settings } from './settings.ts';
import { type Environment, gather, misspelt } from './sources.ts';

/** What the environment says, or everything that is wrong with it. Warnings come with both. */
export type ReadConfig = { warnings: SettingProblem[] } & (
  | { ok: true; config: Config }
  | { ok: false; problems: SettingProblem[] }
);

/** Reads the settings and reports everything that is wrong with them at once. */
export function readConfig(given: Environment): ReadConfig {
  const warnings = misspelt(given);
  const { values, problems, sources } = gather(given);
  const read = environment.safeParse(values);
  const all = [
    ...problems,
    ...(read.success ? contradictions(read.data) : read.error.issues.map(describeIssue)),
    ...missingSettings(new Set([...sources.keys(), ...namesOf(problems)])),
  ];
  if (all.length > 0 || !read.success) return { ok: false, problems: all, warnings };
  return { ok: true, config: arrange(read.data), warnings };
}

const storeSettings = environment.pick({ DATABASE_URL: true, ENCRYPTION_KEYS: true });

/**
 * Reads where the store is and what seals it, for commands that need no other setting to be right.
 *
 * @throws Error with everything that is wrong with the two
 */
export function readStoreSettings(given: Environment): { url: string; keys: string | undefined } {
  const { values, problems } = gather(given);
  const read = storeSettings.safeParse(values);
  const all = [
    ...problems.filter(({ setting }) => /^(DATABASE_URL|ENCRYPTION_KEYS)/.test(setting)),
    ...(read.success ? [] : read.error.issues.map(describeIssue)),
  ];
  if (all.length > 0 || !read.success) throw new Error(all.map(describeSettingProblem).join('\n'));
  return { url: read.data.DATABASE_URL, keys: read.data.ENCRYPTION_KEYS };
}

/** A setting that cannot be read is not missing as well. */
function namesOf(problems: readonly SettingProblem[]): SettingName[] {
  return problems.map(({ setting }) => setting.replace(/_FILE$/, '') as SettingName);
}

function describeIssue({ path: [name], message }: { path: PropertyKey[]; message: string }): SettingProblem {
  return { setting: String(name), message, tip: settings[name as SettingName].tip };
}

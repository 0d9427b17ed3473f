import { arrange, type Config } from './config.ts';
import { describeSettingProblem, type SettingProblem } from './problem.ts';
import { contradictions, missingSettings } from './rules.ts';
import { environment, type SettingName, settingEntries, settings, type Values } from './settings.ts';
import { type Environment, type Given, gather, misspelt } from './sources.ts';

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
  const wrong = read.success ? [] : read.error.issues.map(describeIssue);
  const named = new Set<string>([...namesOf(problems), ...wrong.map(({ setting }) => setting)]);
  const all = [
    ...problems,
    ...wrong,
    ...contradictions(rightOnes(values)).filter(({ setting }) => !named.has(setting)),
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

/** The settings that are right by themselves, whatever is wrong with others. */
function rightOnes(values: Given['values']): Partial<Values> {
  const read = settingEntries.map(([name, { schema }]) => [name, schema.safeParse(values[name])] as const);
  return Object.fromEntries(read.flatMap(([name, { success, data }]) => (success ? [[name, data]] : [])));
}

/** A setting that cannot be read is not missing as well. */
function namesOf(problems: readonly SettingProblem[]): SettingName[] {
  return problems.map(({ setting }) => setting.replace(/_FILE$/, '') as SettingName);
}

function describeIssue({ path: [name], message }: { path: PropertyKey[]; message: string }): SettingProblem {
  return { setting: String(name), message, tip: settings[name as SettingName].tip };
}

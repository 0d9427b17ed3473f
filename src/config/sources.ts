import { readFileSync } from 'node:fs';
import { nearest } from '../knowledge/nearest.ts';
import type { SettingProblem } from './problem.ts';
import { type SettingName, settingEntries } from './settings.ts';

export type Environment = Record<string, string | undefined>;

/** Where a setting that is there comes from. */
export type Source = 'environment' | 'file';

/** What is set, and what stands in the way of knowing. */
export interface Given {
  values: Partial<Record<SettingName, string>>;
  sources: Map<SettingName, Source>;
  problems: SettingProblem[];
}

/** Gathers the settings: empty ones count as not there, and secrets may stand in files, as containers are given them. */
export function gather(environment: Environment): Given {
  const given: Given = { values: {}, sources: new Map(), problems: [] };
  for (const [name, { secret, tip }] of settingEntries) {
    const inline = environment[name]?.trim() ? environment[name] : undefined;
    const file = secret ? environment[`${name}_FILE`]?.trim() : undefined;
    if (inline !== undefined && file) {
      const message = `and ${name}_FILE are both there`;
      given.problems.push({ setting: name, message, tip: 'Leave one of them out.' });
      continue;
    }
    const content = file ? readSecret(file) : { ok: true as const, value: inline };
    if (!content.ok)
      given.problems.push({ setting: `${name}_FILE`, message: content.message, tip: content.tip ?? tip });
    else if (content.value !== undefined) {
      given.values[name] = content.value;
      given.sources.set(name, file ? 'file' : 'environment');
    }
  }
  return given;
}

type ReadSecret = { ok: true; value: string } | { ok: false; message: string; tip?: string };

/** Orchestrators hand files on with the rights they have on the host. */
const unreadable = 'Let the user that the bot runs as read it; in the container that is user 1000.';

function readSecret(file: string): ReadSecret {
  try {
    const value = readFileSync(file, 'utf8').trim();
    return value === '' ? { ok: false, message: 'names an empty file' } : { ok: true, value };
  } catch (error) {
    const { code = 'unknown reason' } = error as NodeJS.ErrnoException;
    const message = `names a file that cannot be read (${code})`;
    return { ok: false, message, ...(code === 'EACCES' && { tip: unreadable }) };
  }
}

/** Shorter names are too near to others, like PATH to PORT. */
const leastLength = 5;
const known = new Set(settingEntries.flatMap(([name, { secret }]) => (secret ? [name, `${name}_FILE`] : [name])));

/** Names that are none of ours, but so near to one that they were likely meant to be. */
export function misspelt(environment: Environment): SettingProblem[] {
  return Object.keys(environment)
    .filter((name) => name.length >= leastLength && !known.has(name))
    .flatMap((name) => {
      const meant = nearest(name, known);
      return meant === null
        ? []
        : [{ setting: name, message: 'is no setting and has no effect', tip: `Did you mean ${meant}?` }];
    });
}

import { describeSettingProblem } from '../config/problem.ts';
import { readConfig } from '../config/read.ts';
import { settingsTable } from '../config/settings.ts';
import { type Environment, gather } from '../config/sources.ts';
import { exitStatus } from './status.ts';

/** Where a setting has its value from, and never the value. */
interface SettingState {
  setting: string;
  from: 'environment' | 'file' | 'default' | 'nothing';
  /** What holds without it, in words, when it is not there. */
  otherwise?: string;
}

/** `rareearth config`: says of each setting where it comes from, and what is wrong with them. 1 when something is. */
export function runConfig(environment: Environment, { json }: { json: boolean }): number {
  const read = readConfig(environment);
  const problems = read.ok ? [] : read.problems;
  const states = stateOf(environment);
  const page = json
    ? [JSON.stringify({ settings: states, problems, warnings: read.warnings })]
    : [
        ...states.map(stateLine),
        ...['', ...problems.map((problem) => `wrong: ${describeSettingProblem(problem)}`)],
        ...read.warnings.map((warning) => `look at this: ${describeSettingProblem(warning)}`),
        read.ok ? 'The settings are in order.' : 'The bot does not start with these settings.',
      ];
  process.stdout.write(`${page.join('\n')}\n`);
  return read.ok ? exitStatus.ok : exitStatus.failure;
}

function stateOf(environment: Environment): SettingState[] {
  const { sources } = gather(environment);
  const found: ReadonlyMap<string, SettingState['from']> = sources;
  return settingsTable().map(({ name: setting, otherwise }) => {
    const from = found.get(setting);
    if (from) return { setting, from };
    return otherwise === '' ? { setting, from: 'nothing' } : { setting, from: 'default', otherwise };
  });
}

function stateLine({ setting, from, otherwise }: SettingState): string {
  const words = {
    environment: 'set',
    file: 'set, from a file',
    default: `not set: ${otherwise}`,
    nothing: 'not set',
  };
  return `${setting.padEnd(30)}${words[from]}`;
}

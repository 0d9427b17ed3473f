import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { buildDrain, drainOnSignals, signals } from './drain.ts';
import type { Half } from './serve.ts';

/**
 * Reads the settings and starts what they ask for: the bot in Slack, or without tokens a local workspace. `--only bot` and
 * `--only announcer` share the work between two processes. Gives 0 once it runs, else a status to end with.
 */
export async function start(args: string[]): Promise<number> {
  // Until the settings are known there is nothing to bring to rest. Whatever takes time to load is loaded after this.
  const endNow = () => process.exit(0);
  for (const signal of signals) process.on(signal, endNow);
  const [{ describeSettingProblem }, { readConfig }, { SettingError }, { openLog }] = await Promise.all([
    import('./config/problem.ts'),
    import('./config/read.ts'),
    import('./config/setting-error.ts'),
    import('./log/log.ts'),
  ]);
  if (existsSync('.env')) process.loadEnvFile('.env');
  const only = readHalf(args);
  if (only === undefined) return complain('write --only bot or --only announcer', 2);
  const settings = readConfig(process.env);
  for (const warning of settings.warnings) complain(describeSettingProblem(warning), 2);
  if (!settings.ok) return complain(settings.problems.map(describeSettingProblem).join('\n'), 2);

  const { config } = settings;
  const log = openLog(config.logLevel, { secrets: config.secrets });
  const drain = buildDrain({ limitMillis: config.drainMillis, log, exit: (status) => process.exit(status) });
  drainOnSignals(drain, process);
  for (const signal of signals) process.off(signal, endNow);
  log.info('starting', { doing: only ?? 'all' });
  try {
    if (config.slack ?? config.workspaces) {
      const { serve } = await import('./serve.ts');
      return await serve(config, log, only, drain);
    }
    const { runLocally } = await import('./run-locally.ts');
    return await runLocally(config, log, drain);
  } catch (error) {
    // What was being opened found its store closed.
    if (drain.draining()) return 0;
    const { StoreUnusableError } = await import('./store/unusable.ts');
    if (error instanceof SettingError) return complain(error.message, 2);
    if (error instanceof StoreUnusableError) return complain(error.message, 1);
    throw error;
  }
}

/** Null for both halves, undefined for what is neither. */
function readHalf(args: string[]): Half | null | undefined {
  const { values } = parseArgs({ args, options: { only: { type: 'string' } }, strict: false, allowPositionals: true });
  const { only } = values;
  if (only === undefined) return null;
  return only === 'bot' || only === 'announcer' ? only : undefined;
}

function complain(text: string, status: number): number {
  process.stderr.write(`${text}\n`);
  return status;
}

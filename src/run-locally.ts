import { localToday } from './clock.ts';
import { complainOfKnowledge } from './complain.ts';
import type { Config } from './config/config.ts';
import type { Day } from './core/day.ts';
import { buildDrain, drainOnSignals } from './drain.ts';
import type { Logger } from './log/log.ts';
import { openPlayground } from './open-playground.ts';

/** Without tokens: a small Slack on this machine, in the browser, with a day that can be chosen. */
export async function runLocally(config: Config, log: Logger): Promise<number> {
  let chosen: Day | null = null;
  const workspace = await openPlayground({
    ...config,
    log,
    today: () => chosen ?? localToday(),
    setToday(day) {
      chosen = day;
    },
  });
  if ('problems' in workspace) {
    complainOfKnowledge(config.knowledgeDir, workspace.problems);
    return 1;
  }
  process.stdout.write(
    `${workspace.url}\n\nA local workspace with the bot in it: no account, nothing leaves this machine. Ctrl+C ends it.\nFor real Slack, see the page or the README; for the terminal, npx rareearth ask "is NdFeB tech controlled?"\n`,
  );
  const steps = [{ name: 'the local workspace', run: workspace.close }];
  drainOnSignals(buildDrain({ steps, limitMillis: config.drainMillis, log, exit: process.exit }), process);
  return 0;
}

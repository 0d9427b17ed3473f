import { localToday } from './clock.ts';
import { complainOfKnowledge } from './complain.ts';
import type { Config } from './config/config.ts';
import type { Day } from './core/day.ts';
import type { Drain } from './drain.ts';
import type { Logger } from './log/log.ts';
import { openPlayground } from './open-playground.ts';

/** What HOST may say of the local workspace, which listens nowhere else. */
const loopback = new Set(['127.0.0.1', 'localhost', '::1']);

/** Without tokens: a small Slack on this machine, in the browser, with a day that can be chosen. */
export async function runLocally(config: Config, log: Logger, drain: Drain): Promise<number> {
  if (!loopback.has(config.host)) log.warn('HOST has no effect without Slack tokens', { listens: '127.0.0.1' });
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
  drain.add({ name: 'the local workspace', run: workspace.close });
  return 0;
}

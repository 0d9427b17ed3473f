import { existsSync } from 'node:fs';
import { localToday } from './clock.ts';
import { readConfig, type SlackConfig } from './config.ts';
import type { Day } from './core/day.ts';
import { formatProblem } from './knowledge/problem.ts';
import { type Logger, openLog } from './log.ts';
import { type OpenBot, openBot } from './open-bot.ts';

/** The composition root: reads the settings, loads the knowledge, and starts what the settings ask for. */
async function main(): Promise<number> {
  if (existsSync('.env')) process.loadEnvFile('.env');
  const settings = readConfig(process.env);
  if (!settings.ok) {
    for (const { setting, message, tip } of settings.problems) complain(`${setting} ${message}. ${tip}`);
    return 2;
  }

  const { knowledgeDir, slack, port, logLevel } = settings.config;
  const log = openLog(logLevel);
  const day = chosenDay();
  const bot = await openBot(knowledgeDir, day.today, (result) => {
    if (result.ok) return log.info('the knowledge changed', { revision: result.revision });
    for (const problem of result.problems)
      if (problem.level === 'error') log.error(`the edited knowledge is not used: ${formatProblem(problem)}`);
  });
  if ('problems' in bot) {
    for (const problem of bot.problems) if (problem.level === 'error') complain(formatProblem(problem));
    complain(`${knowledgeDir} does not load, so nothing is answered from it. Mend these lines and start again.`);
    return 1;
  }
  return slack ? runInSlack(slack, bot, log) : runLocally(port, bot, log, day);
}

async function runInSlack(slack: SlackConfig, bot: OpenBot, log: Logger): Promise<number> {
  const [{ buildSlackApp }, { SlackSettingError }, { systemClock }] = await Promise.all([
    import('./slack/app.ts'),
    import('./slack/failure.ts'),
    import('./slack/clock.ts'),
  ]);
  const app = buildSlackApp({ ...slack, logLevel: log.level }, bot, log, systemClock);
  const stop = async () => {
    await app.stop();
    bot.close();
  };
  onSignal(stop);
  try {
    await app.start();
    log.info('ready', { revision: bot.context().base.revision });
    return 0;
  } catch (error) {
    if (!(error instanceof SlackSettingError)) throw error;
    complain(error.message);
    await stop();
    return 2;
  }
}

/** Without tokens: a small Slack on this machine, in the browser, with a day that can be chosen. */
async function runLocally(port: number, bot: OpenBot, log: Logger, day: ChosenDay): Promise<number> {
  const { openPlayground } = await import('./open-playground.ts');
  const workspace = await openPlayground(bot, { port, log, today: day.today, setToday: day.choose });
  process.stdout.write(
    `${workspace.url}\n\nA local workspace with the bot in it: no account, nothing leaves this machine. Ctrl+C ends it.\nFor real Slack, see the page or the README; for the terminal, npx rareearth ask "is NdFeB tech controlled?"\n`,
  );
  onSignal(async () => {
    await workspace.close();
    bot.close();
  });
  return 0;
}

interface ChosenDay {
  today: () => Day;
  choose: (day: Day | null) => void;
}

/** Today, unless someone has chosen to see the bot on another day. */
function chosenDay(): ChosenDay {
  let chosen: Day | null = null;
  return {
    today: () => chosen ?? localToday(),
    choose: (day) => {
      chosen = day;
    },
  };
}

function onSignal(stop: () => Promise<void>): void {
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}

function complain(text: string): void {
  process.stderr.write(`${text}\n`);
}

process.exitCode = await main();

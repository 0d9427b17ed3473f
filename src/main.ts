import { existsSync } from 'node:fs';
import { localToday } from './clock.ts';
import { readConfig, type SlackConfig } from './config.ts';
import { inLanguage } from './core/language.ts';
import { formatProblem } from './knowledge/problem.ts';
import { openLog } from './log.ts';
import { type OpenBot, openBot } from './open-bot.ts';
import { terminalPage } from './terminal/layout.ts';
import { runPrompt } from './terminal/prompt.ts';

/** The composition root: reads the settings, loads the knowledge, and starts what the settings ask for. */
async function main(): Promise<number> {
  if (existsSync('.env')) process.loadEnvFile('.env');
  const settings = readConfig(process.env);
  if (!settings.ok) {
    for (const { setting, message, tip } of settings.problems) complain(`${setting} ${message}. ${tip}`);
    return 2;
  }

  const { knowledgeDir, slack, logLevel } = settings.config;
  const log = openLog(logLevel);
  const bot = await openBot(knowledgeDir, localToday, (result) => {
    if (result.ok) return log.info('the knowledge changed', { revision: result.revision });
    for (const problem of result.problems) log.error(`the edited knowledge is not used: ${formatProblem(problem)}`);
  });
  if ('problems' in bot) {
    for (const problem of bot.problems) complain(formatProblem(problem));
    complain(`${knowledgeDir} does not load, so nothing is answered from it. Mend these lines and start again.`);
    return 1;
  }
  return slack ? runInSlack(slack, bot, log) : runInTerminal(bot);
}

async function runInSlack(slack: SlackConfig, bot: OpenBot, log: ReturnType<typeof openLog>): Promise<number> {
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
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
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

async function runInTerminal(bot: OpenBot): Promise<number> {
  const { about } = bot.context().base;
  const page = terminalPage(process.stdout);
  process.stdout.write(
    `${inLanguage(about.name, 'en')}. Ask a question, or type help; exit ends.\n${about.suggestions.map((text) => `  ${inLanguage(text, 'en')}`).join('\n')}\n\n`,
  );
  await runPrompt(process.stdin, process.stdout, page, {
    dispatch: (line) => bot.dispatch(line),
    disclaimer: ({ language }) => inLanguage(about.disclaimer, language),
  });
  bot.close();
  return 0;
}

function complain(text: string): void {
  process.stderr.write(`${text}\n`);
}

process.exitCode = await main();

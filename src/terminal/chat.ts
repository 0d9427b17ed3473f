import { localToday } from '../clock.ts';
import { inLanguage } from '../core/language.ts';
import { formatProblem } from '../knowledge/problem.ts';
import { openBot } from '../open-bot.ts';
import { terminalPage } from './layout.ts';
import { runPrompt } from './prompt.ts';
import { exitStatus } from './status.ts';

/** One question after another in the terminal, as one conversation: "and SmCo?" follows on. */
export async function runChat(dir: string): Promise<number> {
  const bot = await openBot(dir, localToday, () => undefined);
  if ('problems' in bot) {
    for (const problem of bot.problems)
      if (problem.level === 'error') process.stderr.write(`${formatProblem(problem)}\n`);
    return exitStatus.failure;
  }
  const { about } = bot.context().base;
  const suggestions = about.suggestions.map((text) => `  ${inLanguage(text, 'en')}`).join('\n');
  process.stdout.write(`${inLanguage(about.name, 'en')}. Ask a question, or type help; exit ends.\n${suggestions}\n\n`);
  await runPrompt(process.stdin, process.stdout, terminalPage(process.stdout), {
    answer: (line) => bot.perform(line, { conversation: 'terminal' }),
    disclaimer: ({ language }) => inLanguage(about.disclaimer, language),
  });
  bot.close();
  return exitStatus.ok;
}

import { formatProblem, type Problem } from './knowledge/problem.ts';

/** Tells the operator why the bot does not start with a knowledge folder, line by line. */
export function complainOfKnowledge(dir: string, problems: readonly Problem[]): void {
  const errors = problems.filter(({ level }) => level === 'error').map(formatProblem);
  const end = `${dir} does not load, so nothing is answered from it. Mend these lines and start again.`;
  process.stderr.write(`${[...errors, end].join('\n')}\n`);
}

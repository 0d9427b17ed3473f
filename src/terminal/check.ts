import type { Day } from '../core/day.ts';
import { loadKnowledge } from '../knowledge/load.ts';
import { formatProblem } from '../knowledge/problem.ts';
import { knowledgeStats } from '../knowledge/stats.ts';
import { openMatcher } from '../open-matcher.ts';
import { terminalPage } from './layout.ts';
import { renderStats } from './stats.ts';
import { exitStatus } from './status.ts';

export interface CheckOptions {
  /** A folder with the texts of sources, which no statement may copy. */
  originals?: string | undefined;
  /** Tests the addresses of sources over the network. */
  links?: boolean | undefined;
}

/** Lists every problem of a knowledge folder; 1 when one of them is an error. */
export async function runCheck(dir: string, today: Day, { originals, links }: CheckOptions = {}): Promise<number> {
  const result = await loadKnowledge(dir, {
    today,
    thorough: true,
    ...(originals !== undefined && { originals }),
    probe(base) {
      const matcher = openMatcher(base);
      return (question) => matcher.read(question, today);
    },
  });
  const problems = result.ok ? result.warnings : result.problems;
  for (const problem of problems) process.stdout.write(`${formatProblem(problem)}\n`);
  const errors = problems.filter(({ level }) => level === 'error').length;
  process.stdout.write(`${dir}: ${errors} errors, ${problems.length - errors} warnings\n`);
  if (links) await listLinks(dir);
  return result.ok ? exitStatus.ok : exitStatus.failure;
}

/** Lists the addresses that are not well. They never decide the exit status: a server may be down for an hour. */
async function listLinks(dir: string): Promise<void> {
  const { checkLinks } = await import('../knowledge/links.ts');
  const { problems, counts } = await checkLinks(dir);
  for (const problem of problems) process.stdout.write(`${formatProblem(problem)}\n`);
  const { none, ...tested } = counts;
  const parts = Object.entries(tested).map(([kind, count]) => `${count} ${kind}`);
  process.stdout.write(`addresses: ${parts.join(', ')}, ${none} not known\n`);
}

/** Shows what a knowledge folder holds, or its problems where it does not load. */
export async function runStats(dir: string, today: Day, json: boolean): Promise<number> {
  const result = await loadKnowledge(dir, { today });
  if (!result.ok) return runCheck(dir, today);
  const stats = knowledgeStats(result.base);
  process.stdout.write(json ? `${JSON.stringify(stats)}\n` : renderStats(stats, terminalPage(process.stdout)));
  return exitStatus.ok;
}

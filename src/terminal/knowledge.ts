import type { KnowledgeBase } from '../core/base.ts';
import type { Day } from '../core/day.ts';
import { loadKnowledge } from '../knowledge/load.ts';
import { formatProblem } from '../knowledge/problem.ts';
import type { Matcher } from '../match/matcher.ts';
import { openMatcher } from '../open-matcher.ts';

/** Knowledge, and what understands questions about it. */
export interface Opened {
  base: KnowledgeBase;
  matcher: Matcher;
}

/** The knowledge and its matcher, or undefined after its problems were written to standard error. */
export async function openKnowledge({ dir, today }: { dir: string; today: Day }): Promise<Opened | undefined> {
  const result = await loadKnowledge(dir, { today });
  if (result.ok) return { base: result.base, matcher: openMatcher(result.base) };
  const errors = result.problems.filter(({ level }) => level === 'error');
  for (const problem of errors) process.stderr.write(`${formatProblem(problem)}\n`);
  return undefined;
}

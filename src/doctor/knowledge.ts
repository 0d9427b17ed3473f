import type { Day } from '../core/day.ts';
import { loadKnowledge } from '../knowledge/load.ts';
import { formatProblem } from '../knowledge/problem.ts';
import { knowledgeState } from '../metrics/sources.ts';
import { type Finding, findingsOf } from './finding.ts';

const { ok, warn, fail } = findingsOf('knowledge');

/** Looks whether the knowledge loads, and how fresh it is. */
export async function examineKnowledge(dir: string, today: Day): Promise<Finding[]> {
  const loaded = await loadKnowledge(dir, { today });
  if (!loaded.ok) {
    const errors = loaded.problems.filter(({ level }) => level === 'error');
    const [first] = errors;
    const more = errors.length > 1 ? `, and ${errors.length - 1} more` : '';
    return [
      fail(`the knowledge does not load: ${first ? formatProblem(first) : dir}${more}`, 'rareearth check lists all.'),
    ];
  }
  const { revision, daysUnchecked, forecastsDue } = knowledgeState(loaded.base, today);
  const { instruments, guides, topics } = loaded.base;
  const counts = `${instruments.size} acts, ${topics.size} topics, ${guides.size} guides`;
  return [
    ok(
      `the knowledge loads: ${counts}, revision ${revision.slice(0, 12)}; nothing unchecked for longer than ${daysUnchecked} days`,
    ),
    ...(forecastsDue > 0
      ? [warn(`${forecastsDue} forecasts have come due unverified`, 'Look them up; rareearth check names their files.')]
      : []),
    ...(loaded.warnings.length > 0
      ? [warn(`the knowledge has ${loaded.warnings.length} warnings`, 'rareearth check lists them.')]
      : []),
  ];
}

import { buildDigest } from '../announce/digest.ts';
import type { KnowledgeBase } from '../core/base.ts';
import type { NonEmpty } from '../core/citation.ts';
import { addDays, type Day } from '../core/day.ts';
import { inLanguage, type Language } from '../core/language.ts';
import { loadKnowledge } from '../knowledge/load.ts';
import { nearest } from '../knowledge/nearest.ts';
import { formatProblem } from '../knowledge/problem.ts';
import { terminalPage } from './layout.ts';
import { renderReply } from './render.ts';
import { exitStatus, UsageError } from './status.ts';

export interface AnnounceSettings {
  dir: string;
  today: Day;
  /** `--on`: the morning; today unless set. */
  on: Day | undefined;
  /** `--since`: the day of the announcement before it; the day before the morning unless set. */
  since: Day | undefined;
  /** `--topics`: ids with commas between them. */
  topics: string | undefined;
  dryRun: boolean;
  json: boolean;
  language: Language | undefined;
}

const announceUsage =
  'announce needs --dry-run: it writes what would be announced and sends nothing. Channels cannot subscribe yet.';

/** `rareearth announce --dry-run`: what a morning's announcement would say. */
export async function runAnnounce(args: readonly string[], settings: AnnounceSettings): Promise<number> {
  const { dir, today, on: morning = today, since = addDays(morning, -1), json, language = 'en' } = settings;
  if (args.length > 0) throw new UsageError(`announce takes options only; ${args[0]} is none`);
  if (!settings.dryRun) throw new UsageError(announceUsage);
  if (since >= morning) throw new UsageError(`--since ${since} is not before the morning of ${morning}`);

  const loaded = await loadKnowledge(dir, { today });
  if (!loaded.ok) {
    for (const problem of loaded.problems)
      if (problem.level === 'error') process.stderr.write(`${formatProblem(problem)}\n`);
    return exitStatus.failure;
  }
  const { base } = loaded;
  const topics = readTopics(base, settings.topics);
  const reply = buildDigest(base, { today: morning, since, language, ...(topics && { topics }) });
  const disclaimer = inLanguage(base.about.disclaimer, language);
  process.stdout.write(
    json ? `${JSON.stringify(reply)}\n` : renderReply(reply, terminalPage(process.stdout), disclaimer),
  );
  return exitStatus.ok;
}

function readTopics(base: KnowledgeBase, list: string | undefined): NonEmpty<string> | undefined {
  if (list === undefined) return undefined;
  const names = list.split(',').map((name) => name.trim());
  const [first, ...others] = names.filter((name) => name !== '');
  if (first === undefined) throw new UsageError('--topics needs ids of topics with commas between them');
  for (const topic of [first, ...others]) {
    if (base.topics.has(topic)) continue;
    const near = nearest(topic, base.topics.keys());
    throw new UsageError(`there is no topic ${topic}${near ? `; is it ${near}?` : ''}`);
  }
  return [first, ...others];
}

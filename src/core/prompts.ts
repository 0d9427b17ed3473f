import type { Choice } from './answer.ts';
import type { KnowledgeBase } from './base.ts';
import { allEntries } from './changes.ts';
import type { Day } from './day.ts';
import { inLanguage, type Language } from './language.ts';
import { actName } from './titles.ts';

const newest = 2;

/**
 * What to offer someone who has not asked yet: the acts that changed last, then the questions a curator chose.
 *
 * @param label how a changed act is offered
 */
export function promptsFor(
  base: KnowledgeBase,
  { today, language, most }: { today: Day; language: Language; most: number },
  label: (act: string) => string,
): Choice[] {
  const past = allEntries(base)
    .filter(({ entry }) => entry.from <= today)
    .sort((a, b) => (a.entry.from < b.entry.from ? 1 : -1));
  const acts = [...new Set(past.map(({ instrument }) => instrument))].slice(0, newest);
  const changed = acts.map((act) => ({ label: label(actName(act, language)), question: actName(act, language) }));
  const chosen = base.about.suggestions
    .map((suggestion) => inLanguage(suggestion, language))
    .map((question) => ({ label: question, question }));
  return [...changed, ...chosen].slice(0, most);
}

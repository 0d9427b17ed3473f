import type { Answer, EntryTitle, Statement } from '../answer.ts';
import type { KnowledgeBase } from '../base.ts';
import { type Day, formatDay } from '../day.ts';
import { inLanguage, type Language } from '../language.ts';
import { phrases } from '../phrases/phrases.ts';
import type { Cues, Reading } from '../reading.ts';

/** What every composer is given. */
export interface Asked {
  base: KnowledgeBase;
  question: string;
  reading: Reading;
  today: Day;
}

/** The parts of an answer that depend on its subject. */
export type Composed = Pick<Answer, 'verdict' | 'headline'> & {
  statements: Statement[];
  warnings: string[];
  related: EntryTitle[];
};

/** Statements shown at once; the rest is behind a button. */
export const statementsAtOnce = 5;

export function dayOf({ reading, today }: Asked): Day {
  return reading.cues.asOf ?? today;
}

/** The subject with the destination the question names: "dysprosium to Japan". */
export function subjectWith(base: KnowledgeBase, title: string, cues: Cues): string {
  const place = cues.destination === undefined ? undefined : base.vocabulary.destinations[cues.destination];
  if (!place) return title;
  const { language } = cues;
  const to = phrases(language).to(inLanguage(place.name, language));
  return language === 'zh' || language === 'ja' ? `${title}（${to}）` : `${title} ${to}`;
}

/** Warnings about how far the statements can be relied on, given the days their files were last checked. */
export function freshnessWarnings(base: KnowledgeBase, statements: readonly Statement[], day: Day, language: Language) {
  const words = phrases(language);
  const checkedOf = ({ rule }: Statement) =>
    rule === null ? undefined : base.provisions.get(rule)?.instrument.checked;
  const shown = statements.slice(0, statementsAtOnce);
  const oldest = (isOfKind: (statement: Statement) => boolean) =>
    shown
      .filter(isOfKind)
      .map(checkedOf)
      .filter((checked) => checked !== undefined && checked < day)
      .sort()[0];

  const unverified = oldest(({ forecast }) => forecast);
  const inForce = oldest(({ forecast, status }) => !forecast && status !== null);
  return [
    ...(unverified ? [words.forecastWarning(formatDay(unverified, language))] : []),
    ...(inForce ? [words.lastChecked(formatDay(inForce, language))] : []),
  ];
}

/** Drops repeated statements, keeping the first. */
export function onceEach(statements: readonly Statement[]): Statement[] {
  const seen = new Set<string>();
  return statements.filter(({ rule, text }) => {
    const key = rule ?? text;
    return !seen.has(key) && seen.add(key);
  });
}

import type { Verdict } from '../answer.ts';
import type { DigestKind } from '../digest.ts';
import type { Effect, Status } from '../instrument.ts';
import type { Language } from '../language.ts';
import type { SourceKind } from '../source-kind.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import { ja } from './ja.ts';
import { ko } from './ko.ts';
import { zh } from './zh.ts';

/** Every sentence and label the bot itself says, in one language. Days arrive already formatted. */
export interface Phrases {
  verdict: Record<Verdict, string>;
  status: Record<Status, string>;
  unverified: string;
  effect: Record<Effect, string>;
  sourceKind: Record<SourceKind, string>;

  /** Headlines. */
  headline: (verdict: string, subject: string, asOf: string) => string;
  forecastHeadline: (subject: string, effect: string, asOf: string) => string;
  doubtfulHeadline: (subject: string, effect: string, asOf: string) => string;
  noRuleYet: (subject: string, asOf: string) => string;
  noRule: (subject: string) => string;
  aboutHeadline: (subject: string, asOf: string) => string;
  guideHeadline: (question: string, asOf: string) => string;
  guideNotYet: (question: string, asOf: string) => string;
  notUnderstood: string;
  codeNotListed: (code: string) => string;
  /** Of things with different verdicts. */
  choose: string;
  /** Of the entries nearest to a question, of whatever kind. */
  offer: string;
  actHeadline: (act: string, status: string, asOf: string) => string;
  actNotYet: (act: string, asOf: string) => string;

  /** Sentences about a standing. */
  since: (day: string) => string;
  startsLater: (day: string) => string;

  /** Warnings. */
  forecastWarning: (checked: string) => string;
  lastChecked: (checked: string) => string;
  future: (asOf: string) => string;
  noSuchDay: (day: string, asOf: string) => string;
  onlyEnglish: string;
  notClearance: string;

  /** Labels. */
  asOf: (day: string) => string;
  knowledge: (revision: string) => string;
  sources: string;
  nearest: string;
  alsoAsk: string;
  more: (count: number) => string;
  history: string;
  codes: string;
  changes: (from: string, to: string) => string;
  upcoming: (day: string) => string;
  noChanges: string;
  digest: (day: string) => string;
  digestKind: Record<DigestKind, string>;
  digestTopics: (topics: string) => string;
  quiet: (day: string, since: string) => string;
  allSources: (count: number) => string;
  goods: string;
  technology: string;
  to: (place: string) => string;

  /** Problems with an input, each with its next step. */
  emptyQuestion: string;
  emptyQuestionTip: string;
  tooLong: (length: number, limit: number) => string;
  tooLongTip: string;
  unknownRule: (id: string) => string;
  unknownRuleTip: string;
}

const tables: Record<Language, Phrases> = { en, zh, ja, ko, de };

export function phrases(language: Language): Phrases {
  return tables[language];
}

import type { Language } from '../../language.ts';
import type { Rhythm } from '../../subscription.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import { ja } from './ja.ts';
import { ko } from './ko.ts';
import { zh } from './zh.ts';

/** What is said about subscriptions, in one language. Lists, days and names arrive ready to be shown. */
export interface SubscriptionWords {
  subscribed: string;
  changed: string;
  stopped: string;
  topics: (topics: string) => string;
  everything: string;
  /** `days` is from `days` or `weekly`. */
  when: (days: string, time: string, zone: string) => string;
  days: Record<Exclude<Rhythm, 'weekly'>, string>;
  weekly: (weekday: string) => string;
  inLanguage: (language: string) => string;
  quiet: Record<'told' | 'untold', string>;
  next: (moment: string) => string;
  /** What counts as told when a channel subscribes. */
  baseline: string;
  kept: string;
  zoneUnknown: string;
  howToStop: string;
  stoppedLine: string;
  wasNotSubscribed: string;
  wasNotSubscribedTip: string;
  list: string;
  listEmpty: string;
  active: string;
  paused: (reason: string) => string;
  /** By the word the store has; others are shown as they are. */
  reasons: Record<string, string>;
  directMessage: string;
  here: string;
  change: string;
  stop: string;
  resume: string;
  recent: string;
  ahead: string;
  notMember: string;
  notMemberTip: string;
  notYours: string;
  notYoursTip: string;
  notOffered: string;
  notUnderstood: (parts: string) => string;
  understood: (parts: string) => string;
  nothingChanged: string;
  example: string;
  unknownTip: string;
  offsetTip: (written: string) => string;
  zoneTip: (written: string) => string;
  timeTip: (written: string) => string;
  twiceTip: (written: string) => string;
  chooseTip: (written: string, choices: string) => string;
}

const all: Record<Language, SubscriptionWords> = { en, zh, ja, ko, de };

export function subscriptionWords(language: Language): SubscriptionWords {
  return all[language];
}

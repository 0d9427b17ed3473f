/** Why an answer was not helpful. */
export const reasons = ['wrong', 'incomplete', 'not_my_question', 'unclear', 'other'] as const;
export type Reason = (typeof reasons)[number];

/** Names of people and channels arrive as mentions, days formatted. */
export interface PeopleWords {
  helpful: string;
  notHelpful: string;
  thanks: string;
  thanksForReason: string;
  /** The answer is older than what is kept. */
  gone: string;
  whyTitle: string;
  why: string;
  reasons: Record<Reason, string>;
  inYourWords: string;
  send: string;
  cancel: string;

  askExpert: string;
  /** To the asker: how far the question is. */
  handedOn: string;
  takenBy: (who: string) => string;
  answeredBy: (who: string) => string;
  resolvedBy: (who: string) => string;
  noExperts: string;
  expertsAre: (names: string) => string;
  notHere: string;

  /** To the experts. */
  someoneAsks: (who: string) => string;
  botSaid: string;
  botHadNone: string;
  openConversation: string;
  waiting: string;
  take: string;
  answer: string;
  addToKnowledge: string;
  resolved: string;
  alreadyDone: string;
  answerTitle: string;
  answerLabel: string;
  answerHint: string;
  fromPerson: (who: string, day: string) => string;
  draft: (path: string) => string;

  tellMe: string;
  willTell: string;
  willTellAlready: string;
  known: string;
  showAnswer: string;

  changedTitle: string;
  ruleChanged: string;
  changedParts: Record<'effect' | 'text' | 'history', string>;
  andMore: (count: number) => string;
  statusChanged: string;
  verdictChanged: (before: string, after: string) => string;
  verdictSame: (verdict: string) => string;
  noVerdict: string;
  notAnswered: string;
  openRule: (title: string) => string;

  tooFast: (perMinute: number) => string;
  notAllowed: string;

  save: string;
}

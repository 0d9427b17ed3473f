import type { Day } from '../../core/day.ts';
import type { Language } from '../../core/language.ts';
import type { Preferences } from '../../core/setting/setting.ts';
import type { Records } from './records.ts';

/** An answer as it is kept. */
export interface KeptAnswer {
  id: string;
  team: string;
  channel: string;
  user: string;
  question: string;
  /** A line that gets it without what was said before; null when there is none. */
  again: string | null;
  language: Language;
  asOf: Day;
  outcome: string;
  /** "topic/ndfeb-magnets"; null when nothing was found. */
  entry: string | null;
  thread: string | null;
  message: string | null;
  ephemeral: boolean;
}

/** Given answers, and what people think of them. */
export interface AnswerShelf extends Records {
  find: (id: string) => Promise<KeptAnswer | null>;
  /**
   * Keeps a vote, one of each person; the last counts. A bad one goes to the curators.
   *
   * @returns false when the answer is no longer kept
   */
  rate: (vote: { answer: string; user: string; vote: 'up' | 'down'; note?: string }) => Promise<boolean>;
  /**
   * Keeps the wish to hear when the question can be answered.
   *
   * @param place where to tell: a thread in a channel, or the person where it is null
   */
  wish: (wish: {
    answer: string;
    team: string;
    user: string;
    language: Language;
    place: { channel: string; thread: string } | null;
  }) => Promise<'kept' | 'known' | 'gone'>;
}

/** A question in the hands of experts. */
export interface ExpertQuestion {
  id: string;
  team: string;
  question: string;
  language: Language;
  asker: string;
  /** Where to answer: a channel and the thread in it, or the person and '' for a direct message. */
  asked: { channel: string; ts: string };
  /** The experts' channel and their first message; `ts` is null until it is posted. */
  experts: { channel: string; ts: string | null };
  status: 'open' | 'taken' | 'answered' | 'closed';
  takenBy: string | null;
  answeredBy: string | null;
  /** What an expert answered last. */
  reply: string | null;
  /** The message that shows the asker how far it is. */
  state: { channel: string; ts: string } | null;
  answer: string | null;
}

/** Questions that are handed on. */
export interface ExpertShelf {
  /** One thread for each answer. `isMine` tells who is to post it, however many ask at once. */
  reserve: (
    answer: KeptAnswer,
    to: { asker: string; asked: ExpertQuestion['asked']; experts: string },
  ) => Promise<{ question: ExpertQuestion; isMine: boolean }>;
  /** Gives a reservation back when surely nothing was posted. */
  drop: (id: string) => Promise<void>;
  place: (id: string, ts: string) => Promise<void>;
  placeState: (id: string, state: { channel: string; ts: string }) => Promise<void>;
  find: (id: string) => Promise<ExpertQuestion | null>;
  /** For the one caller that moves it on; null when it was further already. */
  step: (
    id: string,
    step: 'taken' | 'answered' | 'closed',
    expert: string,
    reply?: string,
  ) => Promise<ExpertQuestion | null>;
}

/** What is set for channels. */
export interface SettingShelf {
  read: (team: string, channel: string) => Promise<Preferences>;
  write: (team: string, channel: string, user: string, change: Partial<Preferences>) => Promise<void>;
}

import type { Language } from '../language.ts';

/** What is set for a channel. */
export interface Preferences {
  /** For replies that no question sets; null for the usual one. */
  language: Language | null;
  /** Where a mention is answered: for all in its thread, or for the asker alone. */
  answers: 'thread' | 'ephemeral';
  /** The channel that questions are handed to, instead of the deployment's; null for that one. */
  experts: string | null;
  /** Nothing is said in the channel that nobody asked for. */
  quiet: boolean;
  /** Answers have buttons to rate them. */
  feedback: boolean;
}

/** What holds where nobody has set anything. */
export const usualPreferences: Preferences = {
  language: null,
  answers: 'thread',
  experts: null,
  quiet: false,
  feedback: true,
};

/** The settings of the channel that a line was written in. */
export interface Settings {
  /** Whether the person administers the workspace or the bot. */
  mayChange: () => Promise<boolean>;
  read: () => Promise<Preferences>;
  write: (change: Partial<Preferences>) => Promise<void>;
  /** The id of the channel with this name or id, where the bot can see it. */
  findChannel: (name: string) => Promise<string | null>;
}

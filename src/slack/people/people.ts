import type { KnownBlock } from '@slack/types';
import type { Language } from '../../core/language.ts';
import type { Reply } from '../../core/reply.ts';
import type { Asker } from '../bot.ts';
import type { Message } from '../limits.ts';
import type { GivenAnswer } from './records.ts';

/** Whether somebody is answered in a place, and how. */
export type Admission =
  | {
      ok: true;
      /** Language for replies that no question sets, where the channel has one. */
      language?: Language;
      /** The channel wants answers for the asker's eyes only, where the question was for all. */
      ephemeral: boolean;
    }
  /** What to say instead, to the asker alone where that can be. `told`: it was said to them a moment ago. */
  | { ok: false; message: Message; told: boolean };

/** What stands below an answer for people to do with it. */
export interface Below {
  /** Of the answer; the buttons carry it. */
  id: string;
  blocks: KnownBlock[];
  /** Asked from a shared channel or by a guest; goes into what is kept. */
  outside: boolean;
}

/** A list that was checked. */
export type ListReply = Extract<Reply, { kind: 'items' }>;

/** What the desk asks before and after it answers. None of it throws: whatever breaks here, the question is answered. */
export interface People {
  /**
   * Asked before each answer: limits on how often and where, and what the channel has set.
   *
   * @param options `isCounted`: what they do now was counted already, or does not count
   */
  admit: (asker: Asker, options?: { isCounted?: boolean }) => Promise<Admission>;
  /**
   * What goes below a reply to a line: the blocks to be laid out with it. Null for what is no answer.
   *
   * @param id of the answer, where it has one already, because it may have been said before
   */
  below: (reply: Reply, asker: Asker, id?: string) => Promise<Below | null>;
  /** Keeps a checked list that was sent to the person who gave it, as one answer to many questions. */
  keepList: (reply: ListReply, asker: Asker) => Promise<void>;
  /** Keeps an answer that was said, where no transaction of the inbox has done so. */
  keep: (given: GivenAnswer) => Promise<void>;
}

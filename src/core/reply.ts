import type { Answer, Choice, Statement, Verdict } from './answer.ts';
import type { Citation, NonEmpty } from './citation.ts';
import type { Day } from './day.ts';
import type { Digest } from './digest.ts';
import type { Status } from './instrument.ts';
import type { ItemResult, RefusedLine } from './items/item.ts';
import type { Language } from './language.ts';
import type { Reading } from './reading.ts';

/** One entry of a history, ready to be shown. */
export interface TimelineEntry {
  from: Day;
  status: Status;
  forecast: boolean;
  note: string;
  citations: NonEmpty<Citation>;
}

/** A change of the law: a history entry, seen as news. */
export interface Change {
  /** instrument[/provision]@day:status; stable, so that it is told once. */
  id: string;
  /** instrument or instrument/provision */
  rule: string;
  /** What it is called: number and title of the act, and the pinpoint of the provision. */
  title: string;
  from: Day;
  status: Status;
  forecast: boolean;
  note: string;
  citations: NonEmpty<Citation>;
}

/** What a rule says, as `rule` shows it. */
export interface RuleView {
  /** instrument or instrument/provision */
  id: string;
  title: string;
  original: string | null;
  issuers: string[];
  /** The day someone last compared it with its sources. */
  checked: Day;
  verdict: Verdict | null;
  statements: Statement[];
  codes: string[];
  timeline: TimelineEntry[];
}

export interface CommandHelp {
  /** First word of the input that calls it. */
  name: string;
  /** "history <id>" */
  usage: string;
  /** One line for `help`. */
  summary: string;
}

/** One thing of a notice: a subscription, a setting, a question without an answer. */
export interface NoticeItem {
  title: string;
  lines: string[];
  /** Input lines to go on with, as buttons. */
  actions: { label: string; input: string }[];
}

/** The answer to one of several questions in a message. */
export interface PartAnswer extends Answer {
  /** A question that gets this answer by itself, whatever was said before it; null when there is none. */
  again: string | null;
}

/** How an input line was understood, for what is asked next. */
interface Understood {
  reading?: Reading;
  /**
   * A line that gets the reply without the conversation before it; null when there is none. Absent when the input line
   * itself does.
   */
  again?: string | null;
}

interface ReplyBase {
  language: Language;
  /** The day the reply holds for. */
  asOf: Day;
  revision: string;
}

/** What a command gives back: plain data that knows neither Slack nor the terminal. */
export type Reply = ReplyBase &
  (
    | ({ kind: 'answer'; answer: Answer } & Understood)
    | ({ kind: 'answers'; answers: NonEmpty<PartAnswer>; rest: Choice[] } & Understood)
    | { kind: 'rule'; rule: RuleView }
    | { kind: 'history'; id: string; title: string; timeline: TimelineEntry[] }
    | { kind: 'changes'; title: string; empty: string; changes: Change[] }
    | { kind: 'digest'; digest: Digest }
    | { kind: 'sources'; title: string; citations: Citation[] }
    | { kind: 'items'; items: ItemResult[]; refused: RefusedLine[] }
    | { kind: 'help'; commands: CommandHelp[]; suggestions: string[] }
    /** What was done or is kept, in words of the bot itself: nothing of the law. */
    | {
        kind: 'notice';
        title: string;
        lines: string[];
        items: NoticeItem[];
        actions: { label: string; input: string }[];
      }
    | { kind: 'problem'; message: string; tip: string; suggestions: string[] }
  );

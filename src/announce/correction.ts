import type { KnowledgeBase } from '../core/base.ts';
import { type Day, formatDay } from '../core/day.ts';
import type { Status } from '../core/instrument.ts';
import type { Language } from '../core/language.ts';
import { phrases } from '../core/phrases/phrases.ts';
import type { NoticeItem, Reply } from '../core/reply.ts';
import { correctionWords } from './words.ts';

/** What is to be taken back. */
export interface Withdrawn {
  /** Ids of changes, and what they were called when they were told. */
  changes: readonly { change: string; title: string }[];
  /** The local day of the announcement that told them. */
  told: Day;
  /** The local day of the correction. */
  today: Day;
  language: Language;
}

/** The reply in the thread of an announcement that told what does not hold. What holds instead is behind a button. */
export function buildCorrection(base: KnowledgeBase, { changes, told, today, language }: Withdrawn): Reply {
  const words = correctionWords(language);
  return {
    kind: 'notice',
    title: words.title,
    lines: [words.explain(formatDay(told, language))],
    items: changes.map((change) => itemOf(base, change, language)),
    actions: [],
    language,
    asOf: today,
    revision: base.revision,
  };
}

function itemOf(base: KnowledgeBase, { change, title }: Withdrawn['changes'][number], language: Language): NoticeItem {
  const words = correctionWords(language);
  const { rule = '', day = '', status = '' } = /^(?<rule>.+)@(?<day>[-\d]+):(?<status>\w+)$/.exec(change)?.groups ?? {};
  const isThere = base.instruments.has(rule) || base.provisions.has(rule);
  return {
    title,
    lines: day === '' ? [] : [words.withdrawn(formatDay(day, language), phrases(language).status[status as Status])],
    actions: isThere ? [{ label: words.open, input: `rule ${rule}` }] : [],
  };
}

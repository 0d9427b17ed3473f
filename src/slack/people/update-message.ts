import { verdicts } from '../../core/answer.ts';
import type { Language } from '../../core/language.ts';
import { phrases } from '../../core/phrases/phrases.ts';
import type { TimelineEntry } from '../../core/reply.ts';
import { Footnotes } from '../blocks/citation.ts';
import { type Item, layOut } from '../blocks/layout.ts';
import { context, joinParts, section } from '../blocks/request.ts';
import { timelineItem } from '../blocks/status.ts';
import { button } from '../buttons.ts';
import type { Message } from '../limits.ts';
import { escapeText } from '../mrkdwn.ts';
import { peopleWords } from '../words/people.ts';

/** A rule that an answer cited and that reads differently now. */
export interface ChangedRule {
  /** instrument or instrument/provision */
  rule: string;
  title: string;
  parts: readonly ('effect' | 'text' | 'history')[];
  /** What holds of it now, cited; null when the rule is gone or does not hold yet. */
  now: TimelineEntry | null;
}

/** Why an answer no longer stands as it was given. */
export interface Update {
  language: Language;
  question: string;
  /** A line that asks it again; null when there is none. */
  again: string | null;
  rules: readonly ChangedRule[];
  /** Verdicts as they are kept, before and after; null when it could not be asked again. */
  verdict: { before: string; after: string } | null;
  disclaimer: string;
}

/** So many rules are told of one by one. */
const rulesAtOnce = 3;

/** What is said under an answer that has changed: which rules, what holds of them, and the verdict before and after. */
export function updateMessage({ language, question, again, rules, verdict, disclaimer }: Update): Message {
  const words = peopleWords(language);
  const lead = rules.length === 0 ? words.statusChanged : words.ruleChanged;
  const rest = rules.length - rulesAtOnce;
  const lines = [...(verdict ? [verdictLine(verdict, language)] : []), ...(rest > 0 ? [words.andMore(rest)] : [])];
  const footnotes = new Footnotes(language);
  const shown = rules.slice(0, rulesAtOnce);
  return layOut(
    {
      top: joinParts(
        {
          blocks: [section(`*${words.changedTitle}*\n> ${escapeText(question.replaceAll('\n', ' '), 600)}`)],
          plain: [words.changedTitle, question],
        },
        ...(lines.length > 0
          ? [{ blocks: [section(lines.map((line) => escapeText(line, 600)).join('\n'))], plain: lines }]
          : []),
        { blocks: [section(escapeText(lead, 300))], plain: [lead] },
      ),
      items: shown.map((rule) => itemOf(rule, footnotes, language)),
      pageSize: rulesAtOnce,
      bottom: { blocks: [context(escapeText(disclaimer, 600))], plain: [disclaimer] },
      buttons: [
        again === null ? null : button('run', words.showAnswer, { language, offset: 0, input: again }),
        ...shown.map(({ rule, title }) =>
          button('open', words.openRule(title), { language, offset: 0, input: `rule ${rule}` }),
        ),
      ],
      more: () => null,
    },
    0,
  );
}

/** What is said to who wanted to hear when a question can be answered. */
export function knownMessage(language: Language, question: string): Message {
  const words = peopleWords(language);
  const show = button('run', words.showAnswer, { language, offset: 0, input: `ask ${question}` });
  return layOut(
    {
      top: {
        blocks: [section(`${words.known}\n> ${escapeText(question.replaceAll('\n', ' '), 1_500)}`)],
        plain: [words.known, question],
      },
      items: [],
      pageSize: 0,
      bottom: { blocks: [], plain: [] },
      buttons: [show],
      more: () => null,
    },
    0,
  );
}

function itemOf({ title, parts, now }: ChangedRule, footnotes: Footnotes, language: Language): Item {
  const { changedParts } = peopleWords(language);
  const what = parts.map((part) => changedParts[part]).join(', ');
  const entry = now && timelineItem(now, footnotes, language);
  return {
    blocks: [section(`*${escapeText(title, 300)}*: ${escapeText(what, 200)}`), ...(entry?.blocks ?? [])],
    plain: [`${title}: ${what}`, ...(entry?.plain ?? [])],
    notes: entry?.notes ?? [],
  };
}

function verdictLine({ before, after }: NonNullable<Update['verdict']>, language: Language): string {
  const words = peopleWords(language);
  const now = spell(after, language);
  return before === after ? words.verdictSame(now) : words.verdictChanged(spell(before, language), now);
}

/** "licence_required+none" in words. */
function spell(kept: string, language: Language): string {
  const words = peopleWords(language);
  return kept
    .split('+')
    .map((one) => {
      const verdict = verdicts.find((known) => known === one);
      if (verdict) return phrases(language).verdict[verdict];
      return one === 'none' ? words.noVerdict : words.notAnswered;
    })
    .join(' · ');
}

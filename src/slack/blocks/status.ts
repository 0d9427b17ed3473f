import type { Statement, Verdict } from '../../core/answer.ts';
import { formatDay } from '../../core/day.ts';
import type { Status } from '../../core/instrument.ts';
import type { Language } from '../../core/language.ts';
import { phrases } from '../../core/phrases/phrases.ts';
import type { Reply, TimelineEntry } from '../../core/reply.ts';
import { shownStatus, weightiest } from '../../core/shown.ts';
import { labels } from '../labels.ts';
import { escapeText } from '../mrkdwn.ts';
import { type Footnotes, marks } from './citation.ts';
import type { Item } from './layout.ts';
import { pinned, section } from './request.ts';

/** Signs stand beside the word they belong to, never alone; none of them is an emoji, so they look alike everywhere. */
const verdictMarks: Record<Verdict, string> = {
  prohibited: '✕',
  refused_in_principle: '✕',
  licence_required: '◆',
  quota: '◆',
  reporting: '◇',
  unknown: '?',
  depends: '◈',
  suspended: '‖',
  announced: '▷',
  not_covered: '○',
};

const statusMarks: Record<Status, string> = {
  announced: '▷',
  in_force: '●',
  suspended: '‖',
  repealed: '×',
  superseded: '×',
};
const forecastMark = '◌';

export function verdictMark(verdict: Verdict): string {
  return verdictMarks[verdict];
}

/** "● in force", and for what nobody has verified "◌ unverified: in force". */
export function statusWords(status: Status, forecast: boolean, language: Language): string {
  const words = phrases(language);
  if (forecast) return `${forecastMark} ${words.unverified}: ${words.status[status]}`;
  return `${statusMarks[status]} ${words.status[status]}`;
}

/** A statement: status, day and effect over the text, the numbers of its sources behind it. */
export function statementItem(statement: Statement, footnotes: Footnotes, reply: Reply): Item {
  const { language } = reply;
  const words = labels(language);
  const { effect, from, forecast, confidence, text, rule } = statement;
  const status = shownStatus(statement);

  const day = status !== null && from !== null ? formatDay(from, language) : '';
  // Most texts name the day themselves.
  const since = day === '' || text.includes(day) ? '' : words.since(day);
  const lead = status === null ? '' : statusWords(status, forecast, language);
  const facts = [
    since,
    effect === 'background' ? '' : phrases(language).effect[effect],
    confidence === 'high' ? '' : words.confidence[confidence],
  ].filter((fact) => fact !== '');

  const notes = footnotes.of(weightiest(statement.citations));
  const line = [lead === '' ? '' : `*${escapeText(lead, 100)}*`, ...facts.map((fact) => escapeText(fact, 100))]
    .filter((part) => part !== '')
    .join(' · ');
  const body = `${escapeText(text, 2_300)} ${marks(notes).slice(0, 100)}`;
  const open = rule === null ? null : pinned('open', words.openRule, `rule ${rule}`, reply);
  return {
    blocks: [section(line === '' ? body : `${line}\n${body}`, open)],
    plain: [`${[lead, ...facts].filter((part) => part !== '').join(', ')}: ${text} ${marks(notes)}`.replace(/^: /, '')],
    notes,
  };
}

/** An entry of a history: status and day over the note. */
export function timelineItem(entry: TimelineEntry, footnotes: Footnotes, language: Language): Item {
  const notes = footnotes.of(entry.citations);
  const lead = statusWords(entry.status, entry.forecast, language);
  const day = formatDay(entry.from, language);
  return {
    blocks: [
      section(
        `*${escapeText(day, 60)}* · ${escapeText(lead, 100)}\n${escapeText(entry.note, 2_300)} ${marks(notes).slice(0, 100)}`,
      ),
    ],
    plain: [`${day}, ${lead}: ${entry.note} ${marks(notes)}`],
    notes,
  };
}

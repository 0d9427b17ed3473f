import type { Button } from '@slack/types';
import { formatDay } from '../../core/day.ts';
import { inLanguage } from '../../core/language.ts';
import { phrases } from '../../core/phrases/phrases.ts';
import type { NoticeItem, Reply } from '../../core/reply.ts';
import { checkedSpan, mainRules, type RuleState } from '../../core/state.ts';
import { listButton } from '../batch/form.ts';
import type { Asker, Bot } from '../bot.ts';
import type { AskedBefore } from '../home/ports.ts';
import { labels } from '../labels.ts';
import { limits, type Message } from '../limits.ts';
import { escapeText, plain } from '../mrkdwn.ts';
import { surfaceWords } from '../words/surfaces.ts';
import { Footnotes } from './citation.ts';
import { type Item, layOut, type Part } from './layout.ts';
import { changeItem } from './lists.ts';
import { noticeItem } from './notice.ts';
import { context, header, pinned, press, revisionOf, section, titled } from './request.ts';
import { statusWords } from './status.ts';

const rulesAtOnce = 7;
const changesAtOnce = 4;
const suggestionsAtOnce = 4;
const ownAtOnce = 4;

/** What the Home tab shows to one person and to nobody else. */
export interface Own {
  recent?: readonly AskedBefore[];
  subscriptions?: readonly NoticeItem[];
  /** Questions without an answer; for curators. */
  gaps?: readonly NoticeItem[];
}

/**
 * The Home tab: what the bot is and what to ask, where the main rules stand today, what comes, what changed, and what is
 * this person's own. `command` is the slash command.
 */
export function renderHome(bot: Bot, asker: Asker, command: string, own: Own = {}): Message {
  const recent = bot.dispatch('changes', asker);
  const ahead = bot.dispatch('upcoming', asker);
  const { language } = recent;
  const words = labels(language);
  const more = surfaceWords(language);
  const footnotes = new Footnotes(language);
  const rules = mainRules(bot.context().base, recent.asOf, language, rulesAtOnce);
  const items = [
    ...titled(
      more.stateToday,
      rules.map((rule) => ruleItem(rule, recent)),
    ),
    ...titled(words.ahead, itemsOf(ahead, footnotes).slice(0, changesAtOnce)),
    // Changes come oldest first.
    ...titled(words.recent, itemsOf(recent, footnotes).toReversed().slice(0, changesAtOnce)),
    ...askedItem(own.recent ?? [], recent),
    ...titled(more.subscriptions, noticeItems(own.subscriptions, recent)),
    ...titled(more.gaps, noticeItems(own.gaps, recent)),
  ];
  return layOut(
    {
      top: introduction(bot, recent, command),
      items,
      pageSize: items.length,
      bottom: ending(bot, recent),
      buttons: [press('run', words.recent, 'changes', recent), press('run', words.ahead, 'upcoming', recent)],
      more: () => null,
    },
    0,
  );
}

function introduction(bot: Bot, reply: Reply, command: string): Part {
  const { language } = reply;
  const words = labels(language);
  const { about } = bot.context().base;
  const buttons = about.suggestions
    .slice(0, suggestionsAtOnce)
    .map((suggestion) => inLanguage(suggestion, language))
    .map((suggestion) => press('run', suggestion, suggestion, reply))
    .filter((button) => button !== null);
  const listText = plain(surfaceWords(language).listButton, limits.buttonText);
  const list: Button = { type: 'button', action_id: listButton, style: 'primary', text: listText };
  return {
    blocks: [
      header(inLanguage(about.name, language)),
      section(escapeText(words.homeIntroduction(command), 1_000)),
      ...(buttons.length > 0 ? [section(`*${words.forExample}*`)] : []),
      { type: 'actions' as const, elements: [...buttons, list] },
    ],
    plain: [inLanguage(about.name, language)],
  };
}

/** "● in force since 4 April 2025" over the name of the act, and when that ends. */
function ruleItem({ id, name, about, status, from, forecast, next }: RuleState, reply: Reply): Item {
  const { language } = reply;
  const words = labels(language);
  const state = `${statusWords(status, forecast, language)} · ${words.since(formatDay(from, language))}`;
  const then = next ? `${formatDay(next.from, language)}: ${phrases(language).status[next.status]}` : '';
  const text = [
    `*${escapeText(state, 150)}*${then === '' ? '' : ` · ${escapeText(then, 120)}`}`,
    `${escapeText(name, 200)}${about === null ? '' : `: ${escapeText(about, 200)}`}`,
  ].join('\n');
  return {
    blocks: [section(text, pinned('open', words.openRule, `rule ${id}`, reply))],
    plain: [`${name}: ${state}${then === '' ? '' : `, ${then}`}`],
    notes: [],
  };
}

/** What the person asked before, as buttons that ask it again. */
function askedItem(asked: readonly AskedBefore[], reply: Reply): Item[] {
  const buttons = asked
    .flatMap(({ question, again }) => (again === null ? [] : [press('run', question, again, reply)]))
    .filter((button) => button !== null)
    .slice(0, ownAtOnce);
  if (buttons.length === 0) return [];
  const title = surfaceWords(reply.language).recentQuestions;
  return titled(title, [{ blocks: [{ type: 'actions', elements: buttons }], plain: [], notes: [] }]);
}

function noticeItems(items: readonly NoticeItem[] = [], reply: Reply): Item[] {
  return items.slice(0, ownAtOnce).map((item) => noticeItem(item, reply));
}

function ending(bot: Bot, reply: Reply): Part {
  const { language, asOf } = reply;
  const { base } = bot.context();
  const span = checkedSpan(base);
  const line = [
    phrases(language).asOf(formatDay(asOf, language)),
    phrases(language).knowledge(revisionOf(reply)),
    ...(span
      ? [surfaceWords(language).checkedFrom(formatDay(span.oldest, language), formatDay(span.newest, language))]
      : []),
    inLanguage(base.about.disclaimer, language),
  ].join(' · ');
  return { blocks: [context(escapeText(line, 800))], plain: [line] };
}

function itemsOf(reply: Reply, footnotes: Footnotes): Item[] {
  return reply.kind === 'changes' ? reply.changes.map((change) => changeItem(change, footnotes, reply)) : [];
}

import { formatDay } from '../../core/day.ts';
import { inLanguage } from '../../core/language.ts';
import { phrases } from '../../core/phrases/phrases.ts';
import type { Reply } from '../../core/reply.ts';
import type { Asker, Bot } from '../bot.ts';
import { labels } from '../labels.ts';
import type { Message } from '../limits.ts';
import { escapeText } from '../mrkdwn.ts';
import { Footnotes } from './citation.ts';
import { type Item, layOut, type Part } from './layout.ts';
import { changeItem } from './lists.ts';
import { context, header, press, revisionOf, section, titled } from './request.ts';

const changesAtOnce = 5;
const suggestionsAtOnce = 5;

/** The Home tab: what the bot is, what to ask, what changed and what is coming. `command` is the slash command. */
export function renderHome(bot: Bot, asker: Asker, command: string): Message {
  const recent = bot.dispatch('changes', asker);
  const ahead = bot.dispatch('upcoming', asker);
  const words = labels(recent.language);
  const footnotes = new Footnotes(recent.language);
  // Changes come oldest first.
  const items = [
    ...titled(words.recent, itemsOf(recent, footnotes).toReversed().slice(0, changesAtOnce)),
    ...titled(words.ahead, itemsOf(ahead, footnotes).slice(0, changesAtOnce)),
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
  return {
    blocks: [
      header(inLanguage(about.name, language)),
      section(escapeText(words.homeIntroduction(command), 1_000)),
      ...(buttons.length > 0
        ? [section(`*${words.forExample}*`), { type: 'actions' as const, elements: buttons }]
        : []),
    ],
    plain: [inLanguage(about.name, language)],
  };
}

function ending(bot: Bot, reply: Reply): Part {
  const { language, asOf } = reply;
  const line = [
    phrases(language).asOf(formatDay(asOf, language)),
    phrases(language).knowledge(revisionOf(reply)),
    inLanguage(bot.context().base.about.disclaimer, language),
  ].join(' · ');
  return { blocks: [context(escapeText(line, 800))], plain: [line] };
}

function itemsOf(reply: Reply, footnotes: Footnotes): Item[] {
  return reply.kind === 'changes' ? reply.changes.map((change) => changeItem(change, footnotes, reply)) : [];
}

import type { Button, ContextBlock, HeaderBlock, KnownBlock, SectionBlock } from '@slack/types';
import { formatDay } from '../../core/day.ts';
import type { Language } from '../../core/language.ts';
import { phrases } from '../../core/phrases/phrases.ts';
import type { Reply } from '../../core/reply.ts';
import { button, fitsButton, type PressKind } from '../buttons.ts';
import { labels } from '../labels.ts';
import { limits } from '../limits.ts';
import { escapeText, mention, mrkdwn, plain } from '../mrkdwn.ts';
import type { Item, Part } from './layout.ts';

/** How a reply is to be shown. */
export interface Request {
  /** The input line it answers; buttons run it again. */
  input: string;
  /** How many of its items were shown before. */
  offset: number;
  /** Only the asker sees it, so it can be shared. */
  shareable: boolean;
  /** One line under every reply. */
  disclaimer: string;
  /** Set when it is shown to others: the Slack id of the asker, who is named together with the question. */
  sharedBy?: string;
  /** The channel it goes to has subscribed to it, and can change that or stop it. */
  subscribed?: boolean;
  /** A sentence above the reply. */
  above?: string;
  /** What people can do with the reply, below it. */
  below?: KnownBlock[];
}

export function header(text: string): HeaderBlock {
  return { type: 'header', text: plain(text, limits.header) };
}

/** Text made of escaped parts, with a button beside it. */
export function section(text: string, accessory: Button | null = null): SectionBlock {
  return { type: 'section', text: mrkdwn(text), ...(accessory && { accessory }) };
}

export function context(text: string): ContextBlock {
  return { type: 'context', elements: [mrkdwn(text)] };
}

/** Who asked what, over an answer that is shown to others. */
export function asked({ input, sharedBy }: Request, language: Language): Part {
  const person = sharedBy === undefined ? '' : mention(sharedBy);
  if (person === '') return { blocks: [], plain: [] };
  const question = input.replace(/^ask /, '');
  return { blocks: [section(`${labels(language).asked(person)} ${escapeText(question, 1_500)}`)], plain: [question] };
}

/** The line that says for which day a reply holds, unless its heading has said so. */
export function asOfLine({ asOf, language }: Reply, heading = ''): Part {
  const day = formatDay(asOf, language);
  if (heading.includes(day)) return { blocks: [], plain: [] };
  const text = phrases(language).asOf(day);
  return { blocks: [context(escapeText(text, 200))], plain: [text] };
}

/** As much of the content hash as a person can read out. */
export function revisionOf({ revision }: Reply): string {
  return revision.slice(0, 12);
}

/** Revision and disclaimer, and a hint when the question was too long for buttons. */
export function footer(reply: Reply, { input, disclaimer }: Request): Part {
  const lines = [
    ...(fitsButton(input) ? [] : [labels(reply.language).tooLongForButtons]),
    `${phrases(reply.language).knowledge(revisionOf(reply))} · ${disclaimer}`,
  ];
  return { blocks: lines.map((line) => context(escapeText(line, 600))), plain: lines };
}

/** A button that runs an input line as of the day it is pressed. */
export function press(kind: PressKind, label: string, input: string, { language }: Reply): Button | null {
  return button(kind, label, { language, offset: 0, input });
}

/** A button that runs an input line as of the day the reply holds for. */
export function pinned(kind: PressKind, label: string, input: string, reply: Reply, offset = 0): Button | null {
  return button(kind, label, { language: reply.language, on: reply.asOf, offset, input });
}

/** Share for what only the asker sees. */
export function shareButton(reply: Reply, { shareable, input, offset }: Request): Button | null {
  return shareable ? pinned('share', labels(reply.language).share, input, reply, offset) : null;
}

/** Leads to the items behind the ones shown. */
export function moreButton(reply: Reply, { input }: Request): (rest: number, next: number) => Button | null {
  return (rest, next) => pinned('run', phrases(reply.language).more(rest), input, reply, next);
}

export function joinParts(...parts: Part[]): Part {
  return { blocks: parts.flatMap((part): KnownBlock[] => part.blocks), plain: parts.flatMap((part) => part.plain) };
}

/** Puts a heading over the first item, so that it moves with it from page to page. */
export function titled(title: string, items: Item[]): Item[] {
  return items.map((item, index) =>
    index > 0
      ? item
      : {
          ...item,
          blocks: [section(`*${escapeText(title, 100)}*`), ...item.blocks],
          plain: [title, ...item.plain],
        },
  );
}

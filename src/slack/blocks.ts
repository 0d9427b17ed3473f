import type { KnownBlock, ModalView } from '@slack/types';
import type { Language } from '../core/language.ts';
import type { Reply } from '../core/reply.ts';
import { layOutAnswer } from './blocks/answer.ts';
import { layOutAnswers } from './blocks/answers.ts';
import { layOutDigest } from './blocks/digest.ts';
import { layOutItems } from './blocks/items.ts';
import { type Layout, layOut, layOutAll } from './blocks/layout.ts';
import { layOutChanges, layOutHelp, layOutProblem, layOutSources } from './blocks/lists.ts';
import { layOutNotice } from './blocks/notice.ts';
import { context, joinParts, type Request, section } from './blocks/request.ts';
import { layOutHistory, layOutRule } from './blocks/rule.ts';
import { labels } from './labels.ts';
import { limits, type Message } from './limits.ts';
import { escapeText, plain } from './mrkdwn.ts';

/** A reply as a message, from the item on that the request names. */
export function render(reply: Reply, request: Request): Message {
  return layOut(framed(layoutOf(reply, request), request), request.offset);
}

/**
 * A reply that nobody asked for: all of it, in as many messages as it takes. Where the channel has subscribed to it, the
 * last one has the buttons to change that or stop it.
 */
export function renderUnasked(reply: Reply, disclaimer: string, subscribed = false): Message[] {
  return layOutAll(layoutOf(reply, { input: '', offset: 0, shareable: false, disclaimer, subscribed }));
}

/** A message as a modal to read and close. */
export function asModal({ blocks }: Message, language: Language, kind: Reply['kind']): ModalView {
  const words = labels(language);
  return {
    type: 'modal',
    title: plain(kind === 'rule' ? words.ruleTitle : words.answerTitle, limits.viewTitle),
    close: plain(words.close, limits.viewTitle),
    blocks: blocks.filter(standsInModal),
  };
}

/** What people do with an answer takes its message: a modal has none. */
function standsInModal(block: KnownBlock): boolean {
  if (block.type === 'context_actions') return false;
  return block.type !== 'actions' || !block.elements.some(({ action_id: id = '' }) => id.startsWith('people:'));
}

/** A sentence of our own as a message. */
export function say(text: string): Message {
  return { text: escapeText(text, limits.fallback), blocks: [section(escapeText(text, limits.section))] };
}

/** The kind sentence for when something broke. */
export function apologise(language: Language, reference: string): Message {
  return say(labels(language).failed(reference));
}

/** With what the request wants above and below. */
function framed(layout: Layout, { above, below = [] }: Request): Layout {
  const first = above === undefined ? [] : [{ blocks: [context(escapeText(above, 600))], plain: [above] }];
  return {
    ...layout,
    top: joinParts(...first, layout.top),
    bottom: joinParts({ blocks: below, plain: [] }, layout.bottom),
  };
}

function layoutOf(reply: Reply, request: Request): Layout {
  switch (reply.kind) {
    case 'answer':
      return layOutAnswer(reply, request);
    case 'answers':
      return layOutAnswers(reply, request);
    case 'rule':
      return layOutRule(reply, request);
    case 'history':
      return layOutHistory(reply, request);
    case 'changes':
      return layOutChanges(reply, request);
    case 'digest':
      return layOutDigest(reply, request);
    case 'sources':
      return layOutSources(reply, request);
    case 'items':
      return layOutItems(reply, request);
    case 'help':
      return layOutHelp(reply, request);
    case 'notice':
      return layOutNotice(reply, request);
    case 'problem':
      return layOutProblem(reply, request);
  }
}

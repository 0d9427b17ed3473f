import type { Button, ContextActionsBlock, KnownBlock } from '@slack/types';
import type { Language } from '../../core/language.ts';
import { limits } from '../limits.ts';
import { plain } from '../mrkdwn.ts';
import { peopleWords } from '../words/people.ts';

/** What people do with answers, as action ids. A colon keeps them apart from buttons that run an input line. */
export const actions = {
  feedback: 'people:feedback',
  expert: 'people:expert',
  tell: 'people:tell',
  take: 'people:take',
  reply: 'people:reply',
  draft: 'people:draft',
  resolve: 'people:resolve',
} as const;

/** Matches an action id however it is numbered: `people:expert.4`. */
export function idsOf(action: string): RegExp {
  return new RegExp(`^${action}(\\.\\d+)?$`);
}

/** What a button is about, and in which language it is answered. */
function pressValue(id: string, language: Language): string {
  return `${language} ${id}`;
}

/** Which of the things people can do is offered. */
export interface Offer {
  feedback: boolean;
  expert: boolean;
  tell: boolean;
}

/** The blocks below an answer; none when nothing is offered. */
export function belowBlocks(id: string, language: Language, offer: Offer): KnownBlock[] {
  const words = peopleWords(language);
  const buttons = [
    offer.tell ? button(actions.tell, words.tellMe, id, language) : null,
    offer.expert ? button(actions.expert, words.askExpert, id, language) : null,
  ].filter((one) => one !== null);
  return [
    ...(buttons.length > 0 ? [{ type: 'actions' as const, elements: buttons }] : []),
    ...(offer.feedback ? [feedback(id, language)] : []),
  ];
}

/** A button of a feature of its own. */
export function button(action: string, label: string, id: string, language: Language): Button {
  return { type: 'button', text: plain(label, limits.buttonText), action_id: action, value: pressValue(id, language) };
}

function feedback(id: string, language: Language): ContextActionsBlock {
  const { helpful, notHelpful } = peopleWords(language);
  const one = (label: string, vote: 'up' | 'down') => ({
    text: plain(label, limits.buttonText),
    value: `${vote} ${pressValue(id, language)}`,
    accessibility_label: label,
  });
  return {
    type: 'context_actions',
    elements: [
      {
        type: 'feedback_buttons',
        action_id: actions.feedback,
        positive_button: one(helpful, 'up'),
        negative_button: one(notHelpful, 'down'),
      },
    ],
  };
}

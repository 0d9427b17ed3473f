import type { ViewOutput, ViewSubmitAction } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import { type Day, isDay } from '../../core/day.ts';
import { type Language, languages } from '../../core/language.ts';
import { longestQuestion } from '../../core/question.ts';
import type { Asker } from '../bot.ts';
import { limits } from '../limits.ts';
import { plain } from '../mrkdwn.ts';
import { surfaceWords } from '../words/surfaces.ts';

export const askFormId = 'ask.form';
/** Ids of the fields, of their block and of the element in it alike. */
export const askFields = { question: 'ask.question', day: 'ask.day' } as const;

/** The form behind the global shortcut: a question, and the day it is asked for. */
export function askForm(language: Language): ModalView {
  const words = surfaceWords(language);
  return {
    type: 'modal',
    callback_id: askFormId,
    private_metadata: language,
    title: plain(words.askTitle, limits.viewTitle),
    submit: plain(words.ask, limits.viewTitle),
    close: plain(words.cancel, limits.viewTitle),
    blocks: [
      {
        type: 'input',
        block_id: askFields.question,
        label: plain(words.askLabel, 100),
        hint: plain(words.askHint, 300),
        element: {
          type: 'plain_text_input',
          action_id: askFields.question,
          multiline: true,
          focus_on_load: true,
          max_length: longestQuestion,
        },
      },
      dayInput(askFields.day, language),
    ],
  };
}

/** A day to answer for, which may be left open. */
export function dayInput(id: string, language: Language): ModalView['blocks'][number] {
  const words = surfaceWords(language);
  return {
    type: 'input',
    block_id: id,
    optional: true,
    label: plain(words.dayLabel, 100),
    hint: plain(words.dayHint, 200),
    element: { type: 'datepicker', action_id: id },
  };
}

/** What a filled form says; `day` is null where none was chosen. */
export function readFilled(view: Pick<ViewOutput, 'state'>, ids: { text: string; day: string }) {
  const held = (id: string) => view.state.values[id]?.[id];
  const day = held(ids.day)?.selected_date ?? '';
  return { text: held(ids.text)?.value ?? '', day: isDay(day) ? day : null };
}

/** Who sent a form of ours, which carries the language it is in, and for which day they ask. */
export function askerOf(body: Pick<ViewSubmitAction, 'user' | 'team'>, view: ViewOutput, day: Day | null): Asker {
  const language = languages.find((one) => one === view.private_metadata);
  return {
    user: body.user.id,
    ...(body.team && { team: body.team.id }),
    ...(language && { language }),
    ...(day !== null && { on: day }),
  };
}

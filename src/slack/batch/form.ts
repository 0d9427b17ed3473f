import type { ModalView } from '@slack/types';
import type { Language } from '../../core/language.ts';
import { limits } from '../limits.ts';
import { plain } from '../mrkdwn.ts';
import { dayInput } from '../shortcuts/form.ts';
import { surfaceWords } from '../words/surfaces.ts';

export const listFormId = 'list.form';
/** Action id of buttons that open the form. */
export const listButton = 'list.open';
/** Ids of the fields, of their block and of the element in it alike. */
export const listFields = { list: 'list.items', day: 'list.day' } as const;

/** Slack's limit for what is typed into one field. */
const longestList = 3_000;

/** The form that a list is pasted into. `list` is what it holds already. */
export function listForm(language: Language, list = ''): ModalView {
  const words = surfaceWords(language);
  return {
    type: 'modal',
    callback_id: listFormId,
    private_metadata: language,
    title: plain(words.listTitle, limits.viewTitle),
    submit: plain(words.listTitle, limits.viewTitle),
    close: plain(words.cancel, limits.viewTitle),
    blocks: [
      {
        type: 'input',
        block_id: listFields.list,
        label: plain(words.listLabel, 100),
        hint: plain(words.listHint, 400),
        element: {
          type: 'plain_text_input',
          action_id: listFields.list,
          multiline: true,
          focus_on_load: true,
          max_length: longestList,
          placeholder: plain('NdFeB magnets; Nd 29%, Dy 2%; 8505.11; Germany', 100),
          ...(list !== '' && list.length <= longestList && { initial_value: list }),
        },
      },
      dayInput(listFields.day, language),
    ],
  };
}

import type { ModalView } from '@slack/types';
import { say } from '../blocks.ts';
import { plain } from '../mrkdwn.ts';
import type { Feature } from '../parts.ts';
import { reasons } from '../words/people/words.ts';
import { peopleWords } from '../words/people.ts';
import { actions } from './below.ts';
import { onClick, tellPlainly } from './click.ts';
import { form, longText, type Opened, onSubmit, openForm } from './modal.ts';
import type { AnswerShelf } from './ports.ts';

const whyForm = 'people:why';
const longestNote = 1_000;

/** Helpful and Not helpful: counts the vote at once, then asks of a bad one why. */
export function feedbackFeature(answers: AnswerShelf): Feature {
  return (app, desk) => {
    onClick(app, desk, actions.feedback, async (click) => {
      const { id, user, language, mark, client, trigger } = click;
      const words = peopleWords(language);
      const vote = mark === 'down' ? 'down' : 'up';
      if (!(await answers.rate({ answer: id, user, vote }))) return tellPlainly(click, words.gone);
      if (vote === 'up') return tellPlainly(click, words.thanks);
      await openForm(desk, client, trigger, whyView(click));
    });

    onSubmit(app, desk, whyForm, async ({ id, user, language, read, tell }) => {
      const reason = reasons.find((one) => one === read('reason')) ?? 'other';
      const note = [reason, read('note') ?? ''].filter((part) => part !== '').join(': ');
      const words = peopleWords(language);
      const isKept = await answers.rate({ answer: id, user, vote: 'down', note });
      await tell(say(isKept ? words.thanksForReason : words.gone));
    });
  };
}

function whyView(opened: Opened): ModalView {
  const words = peopleWords(opened.language);
  return form(whyForm, opened, {
    title: words.whyTitle,
    submit: words.send,
    blocks: [
      {
        type: 'input',
        block_id: 'reason',
        label: plain(words.why, 150),
        element: {
          type: 'radio_buttons',
          action_id: 'reason',
          options: reasons.map((reason) => ({ text: plain(words.reasons[reason], 75), value: reason })),
        },
      },
      {
        type: 'input',
        block_id: 'note',
        optional: true,
        label: plain(words.inYourWords, 150),
        element: longText('note', longestNote),
      },
    ],
  });
}

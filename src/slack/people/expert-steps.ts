import { formatDay } from '../../core/day.ts';
import { draftGuide } from '../../core/draft.ts';
import { section } from '../blocks/request.ts';
import { say } from '../blocks.ts';
import { deliver } from '../deliver.ts';
import { at, type Desk } from '../desk.ts';
import { escapeText, plain } from '../mrkdwn.ts';
import type { Feature } from '../parts.ts';
import { peopleWords } from '../words/people.ts';
import { actions } from './below.ts';
import { type Click, onClick, tellPlainly } from './click.ts';
import { personalAnswer } from './expert-message.ts';
import { type ExpertParts, refresh, sayToAsker } from './experts.ts';
import { form, longText, onSubmit, openForm } from './modal.ts';
import type { ExpertQuestion } from './ports.ts';

const answerForm = 'people:answer';
const longestAnswer = 2_500;

/** What experts do with a question: take it, answer it, make knowledge of it, close it. */
export function expertStepsFeature(parts: ExpertParts): Feature {
  return (app, desk) => {
    for (const [action, step] of [
      [actions.take, 'taken'],
      [actions.resolve, 'closed'],
    ] as const) {
      onClick(app, desk, action, async (click) => {
        const question = await findFor(parts, click);
        const moved = question && (await parts.experts.step(question.id, step, click.user));
        if (!moved) return tellPlainly(click, peopleWords(click.language).alreadyDone);
        await refresh(at(desk, click.client), parts, moved);
      });
    }

    onClick(app, desk, actions.reply, async (click) => {
      const { language, client, trigger } = click;
      const question = await findFor(parts, click);
      if (!question || question.status === 'closed') return tellPlainly(click, peopleWords(language).alreadyDone);
      await openForm(desk, client, trigger, answerView(click, question));
    });
    onSubmit(app, desk, answerForm, async ({ id, team, user, language, client, read, tell }) => {
      const question = await parts.experts.find(id);
      const text = read('answer')?.trim() ?? '';
      const isOpen = question?.team === team && question.status !== 'closed';
      if (!question || !isOpen || text === '') return tell(say(peopleWords(language).alreadyDone));
      await answerAsker(at(desk, client), parts, question, user, text);
    });

    onClick(app, desk, actions.draft, async (click) => {
      const question = await findFor(parts, click);
      if (!question) return tellPlainly(click, peopleWords(click.language).gone);
      await postDraft(at(desk, click.client), parts, question, click);
    });
  };
}

/** The question a button is about, where the button stands in the channel it was handed to. */
async function findFor({ experts }: ExpertParts, { id, team }: Click): Promise<ExpertQuestion | null> {
  const question = await experts.find(id);
  return question?.team === team ? question : null;
}

/** Said first and noted after: an answer that is marked as given, but was not, would help nobody. */
async function answerAsker(
  desk: Desk,
  parts: ExpertParts,
  question: ExpertQuestion,
  user: string,
  text: string,
): Promise<void> {
  const day = formatDay(desk.bot.context().today, question.language);
  const message = personalAnswer(question, text, user, day);
  await sayToAsker(desk, question, message);
  const { channel, ts } = question.experts;
  if (ts !== null) await deliver({ kind: 'thread', channel, thread: ts }, message, desk);
  const moved = await parts.experts.step(question.id, 'answered', user, text);
  if (moved) await refresh(desk, parts, moved);
}

function answerView(click: Click, question: ExpertQuestion) {
  const words = peopleWords(click.language);
  return form(answerForm, click, {
    title: words.answerTitle,
    submit: words.send,
    blocks: [
      section(`> ${escapeText(question.question.replaceAll('\n', ' '), 1_500)}`),
      {
        type: 'input',
        block_id: 'answer',
        label: plain(words.answerLabel, 150),
        hint: plain(words.answerHint, 150),
        element: longText('answer', longestAnswer),
      },
    ],
  });
}

/** Puts a draft for the knowledge folder under the question, to be copied. */
async function postDraft(desk: Desk, { answers }: ExpertParts, question: ExpertQuestion, click: Click): Promise<void> {
  const { base, today } = desk.bot.context();
  const kept = question.answer === null ? null : await answers.find(question.answer);
  const { question: text, language, reply } = question;
  const draft = draftGuide(base, { question: text, language, answer: reply, entry: kept?.entry ?? null, today });
  const intro = peopleWords(click.language).draft(draft.path);
  const { channel, ts } = question.experts;
  const blocks = [section(escapeText(intro, 600)), section(`\`\`\`${escapeText(draft.yaml, 2_900)}\`\`\``)];
  const message = { text: escapeText(`${intro}\n${draft.yaml}`, 7_000), blocks };
  if (ts !== null) await deliver({ kind: 'thread', channel, thread: ts }, message, desk);
}

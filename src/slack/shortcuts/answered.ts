import type { ModalView } from '@slack/types';
import { asModal } from '../blocks.ts';
import { type Answered, type Ask, answer, type Desk } from '../desk.ts';
import { limits } from '../limits.ts';
import { plain } from '../mrkdwn.ts';
import { surfaceWords } from '../words/surfaces.ts';
import { type Asked, writeAsked } from './asked.ts';

/** Action id of the button under an answer that may be said in the thread of the message it is about. */
export const inThread = 'thread.answer';

/** The answer to a line as a modal; about a message, with a button that says it under that message. */
export async function answerModal(
  desk: Desk,
  ask: Ask,
  about: Asked | null,
): Promise<{ view: ModalView; answered: Answered }> {
  const answered = await answer(desk, { ...ask, shareable: false });
  const { reply, message } = answered;
  const view = asModal(message, reply.language, reply.kind);
  if (about === null) return { view, answered };
  const text = plain(surfaceWords(reply.language).answerInThread, limits.buttonText);
  const [headline, ...rest] = view.blocks;
  const button: ModalView['blocks'][number] = {
    type: 'actions',
    elements: [{ type: 'button', action_id: inThread, style: 'primary', text, value: '-' }],
  };
  // Below the verdict, where it is seen without reading to the end.
  const blocks = headline ? [headline, button, ...rest] : [button];
  return { view: { ...view, private_metadata: writeAsked(about), blocks }, answered };
}

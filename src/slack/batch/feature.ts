import type { App } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import { itemWords } from '../../core/items/words.ts';
import { apologyFor } from '../apology.ts';
import { asModal, say } from '../blocks.ts';
import { again } from '../deliver.ts';
import { at, type Desk } from '../desk.ts';
import { sayError } from '../failure.ts';
import { languageOf } from '../locale.ts';
import { onPress, onWord, openModal, type Pressed } from '../press.ts';
import { askerOf, readFilled } from '../shortcuts/form.ts';
import { surfaceWords } from '../words/surfaces.ts';
import { listButton, listFields, listForm, listFormId } from './form.ts';
import { type ItemsReply, sendItems } from './send.ts';

/** The form that a list is checked with: `/rareearth check`, or a button. The result goes to the asker alone. */
export function listenToLists(app: App, desk: Desk): void {
  onWord(app, desk, 'check', openForm);
  onPress(app, desk, listButton, openForm);
  app.view({ callback_id: listFormId, type: 'view_submission' }, async ({ ack, body, view, client }) => {
    const here = at(desk, client);
    const { text, day } = readFilled(view, { text: listFields.list, day: listFields.day });
    const asker = askerOf(body, view, day);
    const { language } = asker;
    const ask = { input: `check\n${text}`, asker };
    const words = itemWords(language ?? 'en');
    if (!/[\p{L}\p{N}]/u.test(text)) {
      const errors = { [listFields.list]: `${words.emptyList} ${words.howTo}` };
      return ack({ response_action: 'errors', errors });
    }
    // Slack waits three seconds; a long list may take longer.
    const waiting = surfaceWords(language ?? 'en').listWaiting;
    await ack({ response_action: 'update', view: asModal(say(waiting), language ?? 'en', 'items') });
    const show = (modal: ModalView) => again(here, () => client.views.update({ view_id: view.id, view: modal }));
    try {
      const reply = await here.bot.perform(ask.input, asker);
      if (reply.kind !== 'items') throw new Error(`a list was answered with ${reply.kind}`);
      await sendItems(here, body.user.id, reply);
      await here.people?.keepList(reply, asker);
      here.log.info('checked a list', { items: reply.items.length, refused: reply.refused.length });
      await show(summaryModal(reply)).catch((error: unknown) =>
        here.log.debug('the form was closed meanwhile', { slack: sayError(error) }),
      );
    } catch (error) {
      const { message } = apologyFor(here, ask, error);
      await show(asModal(message, here.bot.context().language, 'problem'));
    }
  });
}

async function openForm(pressed: Pressed): Promise<void> {
  await openModal(pressed, listForm(await languageOf(pressed.desk, pressed.user)));
}

function summaryModal(reply: ItemsReply): ModalView {
  const { language, items } = reply;
  const words = surfaceWords(language);
  return asModal(say(words.listSent(itemWords(language).title(items.length))), language, 'items');
}

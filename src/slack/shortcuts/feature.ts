import type { App, MessageShortcut } from '@slack/bolt';
import { askedIn } from '../../core/asked-in.ts';
import { apologyFor, orApologise } from '../apology.ts';
import { asModal, say } from '../blocks.ts';
import type { Asker } from '../bot.ts';
import { again, deliver } from '../deliver.ts';
import { admit, answer, at, type Desk, keep } from '../desk.ts';
import { sayError } from '../failure.ts';
import { plainInput } from '../incoming.ts';
import { limits, type Message } from '../limits.ts';
import { languageOf } from '../locale.ts';
import { plain } from '../mrkdwn.ts';
import { onPress, openModal, type Pressed, tellPresser } from '../press.ts';
import { surfaceWords } from '../words/surfaces.ts';
import { answerModal, inThread } from './answered.ts';
import { type Asked, readAsked } from './asked.ts';
import { askerOf, askFields, askForm, askFormId, readFilled } from './form.ts';
import { checkParent, checkParentOf } from './parent.ts';

/** Callback ids, as in the manifest. */
export const shortcutIds = { message: 'ask_message', global: 'ask_global' } as const;

/** "Check export rules" on any message, "Ask rare earth" anywhere, and the offer to check the message above. */
export function listenToShortcuts(app: App, desk: Desk): void {
  app.shortcut<MessageShortcut>(
    { callback_id: shortcutIds.message, type: 'message_action' },
    async ({ ack, shortcut, client }) => {
      await ack();
      await checkMessage(at(desk, client), shortcut);
    },
  );
  app.shortcut({ callback_id: shortcutIds.global, type: 'shortcut' }, async ({ ack, shortcut, client }) => {
    await ack();
    const here = at(desk, client);
    const { user, trigger_id } = shortcut;
    const open = async () => {
      const view = askForm(await languageOf(here, user.id));
      await again(here, () => client.views.open({ trigger_id, view }));
    };
    await orApologise(here, { input: '', asker: { user: user.id } }, open, (message) =>
      showIn(here, trigger_id, message),
    );
  });
  listenToForm(app, desk);
  onPress(app, desk, inThread, answerInThread);
  onPress(app, desk, checkParent, checkParentOf);
}

/** Answers what a message asks, or what it names, for the one who wants to know. */
async function checkMessage(desk: Desk, shortcut: MessageShortcut): Promise<void> {
  const { message, channel, user, team, trigger_id: trigger } = shortcut;
  const text = plainInput(message.text ?? '');
  const input = askedIn(text, desk.bot.context());
  const asker: Asker = { user: user.id, channel: channel.id, ...(team && { team: team.id }) };
  const tell = (said: Message) => showIn(desk, trigger, said);
  await orApologise(
    desk,
    { input: text, asker },
    async () => {
      if (input === null) return tell(say(surfaceWords(await languageOf(desk, user.id)).nothingNamed));
      const thread = typeof message.thread_ts === 'string' ? message.thread_ts : message.ts;
      const { language, today } = desk.bot.context();
      const about: Asked = { channel: channel.id, thread, language, on: today, input };
      const { view, answered } = await answerModal(desk, { input, asker }, about);
      await again(desk, () => desk.client.views.open({ trigger_id: trigger, view }));
      await keepUnseen(desk, answered, { input, asker });
    },
    tell,
  );
}

/** The form was sent: its answer takes the place of the form. */
function listenToForm(app: App, desk: Desk): void {
  app.view({ callback_id: askFormId, type: 'view_submission' }, async ({ ack, body, view, client }) => {
    const here = at(desk, client);
    const { text, day } = readFilled(view, { text: askFields.question, day: askFields.day });
    const asker = askerOf(body, view, day);
    const ask = { input: text, asker };
    try {
      const { view: shown, answered } = await answerModal(here, ask, null);
      const { reply } = answered;
      if (reply.kind === 'problem')
        return ack({
          response_action: 'errors',
          errors: { [askFields.question]: plain(`${reply.message} ${reply.tip}`, limits.section).text },
        });
      await ack({ response_action: 'update', view: shown });
      await keepUnseen(here, answered, ask);
    } catch (error) {
      const { message } = apologyFor(here, ask, error);
      await ack({ response_action: 'update', view: asModal(message, here.bot.context().language, 'problem') });
    }
  });
}

/** Says the answer of the modal in the thread of the message that it is about. */
async function answerInThread(pressed: Pressed): Promise<void> {
  const { desk, user, team, view } = pressed;
  const asked = readAsked(view?.metadata ?? '');
  const words = surfaceWords(asked?.language ?? desk.bot.context().language);
  if (asked === null) return tellPresser(pressed, say(words.nothingNamed));
  const { channel, thread, on, input } = asked;
  const ask = { input, asker: { user, channel, on, ...(team !== undefined && { team }) }, sharedBy: user };
  const admission = await admit(desk, ask, { isCounted: true });
  if (!admission.ok) return tellPresser(pressed, admission.message);
  try {
    const answered = await answer(desk, ask);
    const place = { kind: 'thread', channel, thread } as const;
    const ts = await deliver(place, answered.message, desk);
    await keep(desk, answered, ask, place, ts);
    await openModal(pressed, asModal(say(words.answeredInThread), answered.reply.language, 'notice'));
  } catch (error) {
    if (!['not_in_channel', 'channel_not_found'].includes(sayError(error))) throw error;
    await tellPresser(pressed, say(words.notMember));
  }
}

/** Keeps an answer that only a modal shows. */
async function keepUnseen(
  desk: Desk,
  answered: Parameters<typeof keep>[1],
  ask: Parameters<typeof keep>[2],
): Promise<void> {
  await keep(desk, answered, ask, { kind: 'asker', respond: () => Promise.reject() }, null);
}

async function showIn(desk: Desk, trigger_id: string, message: Message): Promise<void> {
  const view = asModal(message, desk.bot.context().language, 'problem');
  await again(desk, () => desk.client.views.open({ trigger_id, view }));
}

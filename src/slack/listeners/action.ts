import type { App, BlockAction, RespondFn } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import { orApologise } from '../apology.ts';
import { asModal, say } from '../blocks.ts';
import { type Press, readKind, readPress } from '../buttons.ts';
import { takenUpIn } from '../conversation.ts';
import { again, deliver, type Place } from '../deliver.ts';
import { type Ask, answer, answerAt, at, type Desk, keep } from '../desk.ts';
import { sayError } from '../failure.ts';
import { labels } from '../labels.ts';
import { checkView, type Message } from '../limits.ts';

/** Clicks on buttons, wherever they stand: in a message, in a modal, on the Home tab. */
export function listenToActions(app: App, desk: Desk): void {
  app.action<BlockAction>({ type: 'block_actions' }, async ({ ack, body, respond, client }) => {
    const here = at(desk, client);
    await ack().catch((error: unknown) =>
      desk.log.warn('a click could not be acknowledged', { slack: sayError(error) }),
    );
    const [action] = body.actions;
    const kind = readKind(action?.action_id ?? '');
    const press = action?.type === 'button' ? readPress(action.value) : null;
    const click: Click = { body, respond, place: placeOf(body, respond), press };
    if (kind === null || press === null) return stale(here, click);
    if (kind === 'share') return share(here, click, press);
    if (kind === 'open' || click.place === null) return open(here, click, press);
    return answerAt(here, click.place, askOf(click, press));
  });
}

interface Click {
  body: BlockAction;
  respond: RespondFn;
  /** Where the click's message stands; null on a modal or the Home tab. */
  place: Place | null;
  press: Press | null;
}

/** Answers go where the button stood: to the asker alone, or into the thread. */
function placeOf({ container, channel, message }: BlockAction, respond: RespondFn): Place | null {
  if (container.type !== 'message') return null;
  const ts: unknown = message?.thread_ts ?? container.thread_ts ?? message?.ts ?? container.message_ts;
  if (container.is_ephemeral || channel === undefined || typeof ts !== 'string') return { kind: 'asker', respond };
  return { kind: 'thread', channel: channel.id, thread: ts };
}

function askOf({ body, place }: Click, { input, language, on, offset }: Press): Ask {
  const { user, team, channel } = body;
  const said: unknown = body.actions[0]?.action_ts;
  return {
    input,
    offset,
    shareable: place?.kind === 'asker',
    asker: {
      language,
      ...(on && { on }),
      user: user.id,
      ...(typeof said === 'string' && { said }),
      ...(team && { team: team.id }),
      ...(channel && { channel: channel.id }),
      ...(place?.kind === 'thread' &&
        takenUpIn({ team: team?.id, channel: place.channel, user: user.id, thread: place.thread })),
    },
  };
}

/** Shows the answer to all, with the name of who asked, once for each message. */
async function share(desk: Desk, click: Click, press: Press): Promise<void> {
  const { respond } = click;
  const { user, container } = click.body;
  const asker: Place = { kind: 'asker', respond };
  const ask = askOf(click, press);
  const key = `share ${user.id} ${String(container.message_ts)} ${press.input}`;
  if (!(await desk.seen.isNew(key))) {
    const tell = (message: Message) => deliver(asker, message, desk);
    return orApologise(desk, ask, () => tell(say(labels(press.language).alreadyShared)), tell);
  }
  await orApologise(
    desk,
    ask,
    async () => {
      const answered = await answer(desk, { ...ask, shareable: false, sharedBy: user.id });
      const all: Place = { kind: 'all', respond };
      await deliver(all, answered.message, desk).catch(async (error: unknown) => {
        await desk.seen.forget(key);
        throw error;
      });
      await keep(desk, answered, ask, all, null);
    },
    (message) => deliver(asker, message, desk),
  );
}

/** Opens the answer in a modal, on top of the one the click came from. */
async function open(desk: Desk, click: Click, press: Press): Promise<void> {
  const ask = { ...askOf(click, press), shareable: false };
  await orApologise(
    desk,
    ask,
    async () => {
      const answered = await answer(desk, ask);
      const { reply, message } = answered;
      await show(desk, click.body, asModal(message, reply.language, reply.kind));
      await keep(desk, answered, ask, { kind: 'asker', respond: click.respond }, null);
    },
    (message) => tellClicker(desk, click, message),
  );
}

async function show(desk: Desk, { trigger_id, view: below }: BlockAction, view: ModalView): Promise<unknown> {
  const faults = checkView(view.blocks as Message['blocks']);
  if (faults.length > 0) throw new Error(`a modal breaks the rules of Slack: ${faults.join('; ')}`);
  const { client } = desk;
  if (below?.type !== 'modal') return again(desk, () => client.views.open({ trigger_id, view }));
  try {
    return await again(desk, () => client.views.push({ trigger_id, view }));
  } catch (error) {
    if (sayError(error) !== 'push_limit_reached') throw error;
    // Slack stacks three modals at most; the top one makes room.
    return again(desk, () => client.views.update({ view_id: below.id, view }));
  }
}

/** A button of another version: better a word than nothing. */
async function stale(desk: Desk, click: Click): Promise<void> {
  const { language } = desk.bot.context();
  const asker = { language, user: click.body.user.id };
  const tell = (message: Message) => tellClicker(desk, click, message);
  await orApologise(desk, { input: '', asker }, () => tell(say(labels(language).staleButton)), tell);
}

/** Says something to whoever clicked, and to nobody else where that can be. */
async function tellClicker(desk: Desk, { body, place }: Click, message: Message): Promise<unknown> {
  if (place?.kind === 'thread') return deliver({ ...place, kind: 'whisper', user: body.user.id }, message, desk);
  if (place !== null) return deliver(place, message, desk);
  return show(desk, body, asModal(message, desk.bot.context().language, 'problem'));
}

import type { App, BlockAction, RespondFn } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import { orApologise } from './apology.ts';
import { asModal } from './blocks.ts';
import { again, deliver } from './deliver.ts';
import { at, type Desk } from './desk.ts';
import { sayError } from './failure.ts';
import { checkView, type Message } from './limits.ts';

/** A press on a button of a feature's own, or a word given to the slash command. Ids are Slack's. */
export interface Pressed {
  /** In the workspace it was pressed in. */
  desk: Desk;
  user: string;
  team: string | undefined;
  channel: string | undefined;
  /** Of the message the button stands in, or of the first one in its thread. */
  thread: string | undefined;
  value: string;
  trigger: string;
  /** The modal it was pressed in, and what that carries with it. */
  view: { id: string; metadata: string } | null;
  /** Null in modals and on the Home tab. */
  respond: RespondFn | null;
}

/**
 * Listens for buttons with an action id. Comes before the listener for buttons that run a line, and leaves it all others.
 * Whatever breaks, who pressed hears of it.
 *
 * @param isMeant whether a button with this value is; all are unless given
 */
export function onPress(
  app: App,
  desk: Desk,
  actionId: string,
  work: (pressed: Pressed) => Promise<void>,
  isMeant: (value: string) => boolean = () => true,
): void {
  app.use(async ({ body, client, next, ...rest }) => {
    const press = body as unknown as BlockAction;
    const [action] = press.type === 'block_actions' ? press.actions : [];
    const id = action?.action_id ?? '';
    // A number of its own may stand at the end.
    if (id !== actionId && id.replace(/\.\d+$/, '') !== actionId) return next();
    if (!isMeant(valueIn(action))) return next();
    const { ack, respond } = rest as unknown as { ack: () => Promise<void>; respond?: RespondFn };
    await acknowledge(desk, ack);
    await carryOut(readPress(at(desk, client), press, respond ?? null), work);
  });
}

/** Listens for a slash command with nothing but this word, which is then no question. */
export function onWord(app: App, desk: Desk, word: string, work: (pressed: Pressed) => Promise<void>): void {
  app.use(async ({ body, client, next, ...rest }) => {
    const {
      command,
      text,
      user_id: user,
      team_id: team,
      channel_id: channel,
      trigger_id: trigger,
    } = body as Record<string, string | undefined>;
    if (command === undefined || text?.trim().toLowerCase() !== word) return next();
    const { ack, respond } = rest as unknown as { ack: () => Promise<void>; respond: RespondFn };
    await acknowledge(desk, ack);
    const pressed = { desk: at(desk, client), user: user ?? '', team, channel, trigger: trigger ?? '', respond };
    await carryOut({ ...pressed, thread: undefined, value: '', view: null }, work);
  });
}

/** Opens a modal, on top of the one that was pressed in. */
export async function openModal({ desk, trigger, view: below }: Pressed, view: ModalView): Promise<void> {
  const faults = checkView(view.blocks as Message['blocks']);
  if (faults.length > 0) throw new Error(`a modal breaks the rules of Slack: ${faults.join('; ')}`);
  const { client } = desk;
  if (below === null) return void (await again(desk, () => client.views.open({ trigger_id: trigger, view })));
  try {
    await again(desk, () => client.views.push({ trigger_id: trigger, view }));
  } catch (error) {
    if (sayError(error) !== 'push_limit_reached') throw error;
    // Slack stacks three modals at most; the top one makes room.
    await again(desk, () => client.views.update({ view_id: below.id, view }));
  }
}

/** Says something to who pressed, and to nobody else. */
export async function tellPresser(pressed: Pressed, message: Message): Promise<void> {
  const { desk, respond } = pressed;
  if (respond === null) return openModal(pressed, asModal(message, desk.bot.context().language, 'problem'));
  await deliver({ kind: 'asker', respond }, message, desk);
}

function carryOut(pressed: Pressed, work: (pressed: Pressed) => Promise<void>): Promise<void> {
  const { desk, user } = pressed;
  const tell = (message: Message) => tellPresser(pressed, message);
  return orApologise(desk, { input: '', asker: { user } }, () => work(pressed), tell);
}

/** A failing ack only means that Slack will complain too; the answer goes another way. */
async function acknowledge(desk: Desk, ack: () => Promise<void>): Promise<void> {
  await ack().catch((error: unknown) => desk.log.warn('a click could not be acknowledged', { slack: sayError(error) }));
}

function readPress(desk: Desk, body: BlockAction, respond: RespondFn | null): Pressed {
  const { actions, user, team, channel, message, container, view, trigger_id: trigger } = body;
  const [action] = actions;
  const thread: unknown = message?.thread_ts ?? container.thread_ts ?? message?.ts;
  return {
    desk,
    user: user.id,
    team: team?.id,
    channel: channel?.id,
    thread: typeof thread === 'string' ? thread : undefined,
    value: valueIn(action),
    trigger,
    view: view?.type === 'modal' ? { id: view.id, metadata: view.private_metadata } : null,
    respond: view === undefined ? respond : null,
  };
}

function valueIn(action: BlockAction['actions'][number] | undefined): string {
  return action !== undefined && 'value' in action ? String(action.value) : '';
}

import { interactives } from '../blocks.ts';
import { interaction } from '../delivery/envelope.ts';
import type { Platform } from '../platform.ts';
import type { Block, Fields, Message, Target, View, ViewState } from '../shapes.ts';
import { SlackError } from '../slack-error.ts';
import { messageJson, viewJson } from '../slack-json.ts';
import { findView } from '../views.ts';

export interface Click {
  target: Target;
  blockId: string;
  actionId: string;
  /** What was chosen or typed; nothing for a plain button. */
  value?: Fields;
  /** What the form holds. */
  state?: ViewState;
}

/** What an element may report of what was chosen in it. */
const reported = [
  'value selected_option selected_options selected_user selected_users selected_channel selected_channels',
  'selected_conversation selected_conversations selected_date selected_time selected_date_time',
].flatMap((line) => line.split(' '));

/** A person uses an element of a message, a modal or the Home tab. Resolves when the app has acknowledged it. */
export async function click(platform: Platform, user: string, request: Click): Promise<void> {
  const { target, state } = request;
  const place = target.kind === 'message' ? inMessage(platform, user, target) : inView(platform, user, target.view);
  const element = elementOf(place.blocks, request);
  if (state !== undefined && place.view) place.view.state = state;
  const trigger_id = platform.triggers.make({ user, ...(place.view?.kind === 'modal' && { view: place.view.id }) });
  const payload: Fields = {
    type: 'block_actions',
    ...interaction(platform.workspace, platform.tokens.signingSecret.slice(0, 24), user),
    ...place.fields(),
    trigger_id,
    actions: [actionOf(element, request, platform.workspace.nextTs())],
  };
  const receipt = await platform.dispatcher.send({ type: 'interactive', payload });
  if (!receipt.ok) throw new SlackError('app_did_not_respond');
}

/** A person picks a shortcut from the menu of a message, or from the composer. */
export async function useShortcut(
  platform: Platform,
  user: string,
  callbackId: string,
  on?: { channel: string; ts: string },
): Promise<void> {
  const { workspace, triggers, responses, address, tokens, dispatcher } = platform;
  const message = on && workspace.find(on.channel, on.ts);
  if (on !== undefined && message === undefined) throw new SlackError('message_not_found');
  const payload: Fields = {
    type: message ? 'message_action' : 'shortcut',
    ...interaction(workspace, tokens.signingSecret.slice(0, 24), user),
    callback_id: callbackId,
    trigger_id: triggers.make({ user }),
    action_ts: workspace.nextTs(),
    ...(message && {
      message_ts: message.ts,
      message: messageJson(message, workspace),
      channel: { id: message.channel, name: workspace.channels.get(message.channel)?.name ?? '' },
      response_url: address() + responses.make({ user, channel: message.channel, ts: message.ts }),
    }),
  };
  const receipt = await dispatcher.send({ type: 'interactive', payload });
  if (!receipt.ok) throw new SlackError('app_did_not_respond');
}

interface Place {
  blocks: Block[];
  view?: View;
  fields: () => Fields;
}

function inMessage(platform: Platform, user: string, { channel, ts }: Target & { kind: 'message' }): Place {
  const { workspace, responses, address } = platform;
  const message = workspace.find(channel, ts);
  if (message === undefined || (message.visibleTo ?? user) !== user) throw new SlackError('message_not_found');
  return { blocks: message.blocks, fields: () => messageFields(message) };

  function messageFields({ visibleTo, thread }: Message): Fields {
    const isEphemeral = visibleTo !== undefined;
    const { name = '', kind } = workspace.channels.get(channel) ?? {};
    const origin = { user, channel, ts, ...(thread !== undefined && { thread }) };
    return {
      container: {
        type: 'message',
        message_ts: ts,
        channel_id: channel,
        is_ephemeral: isEphemeral,
        ...(thread !== undefined && { thread_ts: thread }),
      },
      channel: { id: channel, name: kind === 'im' ? 'directmessage' : name },
      // The app gets no ephemeral message back.
      ...(!isEphemeral && message && { message: messageJson(message, workspace) }),
      state: { values: {} },
      response_url: address() + responses.make(origin),
    };
  }
}

function inView({ workspace }: Platform, user: string, id: string): Place {
  const view = findView(workspace, id);
  if (view?.user !== user) throw new SlackError('not_found');
  return {
    blocks: view.blocks,
    view,
    fields: () => ({ container: { type: 'view', view_id: view.id }, view: viewJson(view, workspace) }),
  };
}

function elementOf(blocks: readonly Block[], { blockId, actionId }: Click): Block {
  const found = interactives(blocks).find(
    ({ blockId: block, element }) => block === blockId && element.action_id === actionId,
  );
  if (found === undefined) throw new SlackError('action_not_found');
  return found.element;
}

function actionOf(element: Block, { blockId, value = {} }: Click, ts: string): Fields {
  const { type, action_id, text } = element;
  const chosen = Object.fromEntries(Object.entries(value).filter(([key]) => reported.includes(key)));
  return {
    type,
    action_id,
    block_id: blockId,
    ...(type === 'button' && { text, ...(element.value !== undefined && { value: element.value }) }),
    ...(type === 'icon_button' && element.value !== undefined && { value: element.value }),
    ...(type !== 'button' && type !== 'icon_button' && chosen),
    action_ts: ts,
  };
}

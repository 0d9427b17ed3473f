import { interaction } from '../delivery/envelope.ts';
import { asText, isFields } from '../fields.ts';
import { readView } from '../limits/view.ts';
import type { Platform } from '../platform.ts';
import type { Fields, View, ViewState } from '../shapes.ts';
import { SlackError } from '../slack-error.ts';
import { viewJson } from '../slack-json.ts';
import { closeModals, findView, pushModal, updateModal } from '../views.ts';

/** By block id: what the app says is wrong with an input. */
export type FormErrors = Record<string, string>;

/** A person submits the modal. Gives back what the app found wrong with it; otherwise it closes or changes. */
export async function submit(
  platform: Platform,
  user: string,
  id: string,
  state: ViewState,
): Promise<FormErrors | null> {
  const { workspace, dispatcher } = platform;
  const view = modalOf(platform, user, id);
  view.state = state;
  const missing = emptyInputs(view);
  if (Object.keys(missing).length > 0) return missing;
  const receipt = await dispatcher.send({
    type: 'interactive',
    payload: viewPayload(platform, view, 'view_submission'),
  });
  if (!receipt.ok) throw new SlackError('app_did_not_respond');
  const answer = isFields(receipt.body) ? receipt.body : {};
  switch (answer.response_action) {
    case 'errors':
      return formErrors(answer.errors);
    case 'update':
      updateModal(workspace, view, readView(answer.view));
      return null;
    case 'push':
      pushModal(workspace, user, readView(answer.view));
      return null;
    case 'clear':
      closeModals(workspace, view, true);
      return null;
    default:
      closeModals(workspace, view);
      return null;
  }
}

/** A person closes the modal, or all of them at once. The app hears of it where it asked to. */
export async function close(platform: Platform, user: string, id: string, all = false): Promise<void> {
  const view = modalOf(platform, user, id);
  const payloads = closeModals(platform.workspace, view, all)
    .filter(({ notifyOnClose }) => notifyOnClose)
    .map((closed) => ({ ...viewPayload(platform, closed, 'view_closed'), is_cleared: all }));
  for (const payload of payloads) await platform.dispatcher.send({ type: 'interactive', payload });
}

function modalOf({ workspace }: Platform, user: string, id: string): View {
  const view = findView(workspace, id);
  if (view?.kind !== 'modal' || view.user !== user) throw new SlackError('not_found');
  return view;
}

function viewPayload({ workspace, tokens, triggers }: Platform, view: View, type: string): Fields {
  return {
    type,
    ...interaction(workspace, tokens.signingSecret.slice(0, 24), view.user),
    ...(type === 'view_submission' && {
      trigger_id: triggers.make({ user: view.user, view: view.id }),
      response_urls: [],
    }),
    view: viewJson(view, workspace),
  };
}

/** Slack itself refuses a form whose inputs are not filled. */
function emptyInputs({ blocks, state }: View): FormErrors {
  const empty = blocks.filter((block) => {
    if (block.type !== 'input' || block.optional === true || !isFields(block.element)) return false;
    const value = state[asText(block.block_id)]?.[asText(block.element.action_id)] ?? {};
    const held = Object.entries(value).filter(([key]) => key !== 'type');
    return held.every(([, one]) => one === null || one === '' || (Array.isArray(one) && one.length === 0));
  });
  return Object.fromEntries(empty.map((block) => [asText(block.block_id), 'Please complete this required field.']));
}

function formErrors(errors: unknown): FormErrors {
  const all: Fields = isFields(errors) ? errors : {};
  return Object.fromEntries(Object.entries(all).map(([block, text]) => [block, asText(text)]));
}

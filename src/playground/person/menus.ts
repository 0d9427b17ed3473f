import { interaction } from '../delivery/envelope.ts';
import { asList, isFields } from '../fields.ts';
import type { Platform } from '../platform.ts';
import type { Fields } from '../shapes.ts';
import { SlackError } from '../slack-error.ts';
import { viewJson } from '../slack-json.ts';
import { findView } from '../views.ts';

/** Slack shows no more. */
const mostOptions = 100;

/** A person types into a menu that the app fills. Resolves with the options the app offers. */
export async function suggest(
  platform: Platform,
  user: string,
  { view: id, blockId, actionId, query }: { view: string; blockId: string; actionId: string; query: string },
): Promise<Fields[]> {
  const { workspace, tokens, dispatcher } = platform;
  const view = findView(workspace, id);
  if (view?.user !== user) throw new SlackError('not_found');
  const payload: Fields = {
    type: 'block_suggestion',
    ...interaction(workspace, tokens.signingSecret.slice(0, 24), user),
    container: { type: 'view', view_id: view.id },
    view: viewJson(view, workspace),
    block_id: blockId,
    action_id: actionId,
    value: query,
  };
  const receipt = await dispatcher.send({ type: 'interactive', payload });
  if (!receipt.ok) throw new SlackError('app_did_not_respond');
  const { options, option_groups: groups } = isFields(receipt.body) ? receipt.body : {};
  const all = [...asList(options), ...asList(groups).flatMap((group) => asList(group.options))];
  if (all.length > mostOptions) throw new SlackError('too_many_options');
  return all;
}

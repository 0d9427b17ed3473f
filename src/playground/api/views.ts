import { asText } from '../fields.ts';
import { readView } from '../limits/view.ts';
import type { Platform } from '../platform.ts';
import type { Fields, View } from '../shapes.ts';
import { SlackError } from '../slack-error.ts';
import { viewJson } from '../slack-json.ts';
import { findView, openModal, publishHome, pushModal, updateModal } from '../views.ts';
import { type Method, method } from './method.ts';

export const viewMethods: Record<string, Method> = {
  'views.open': method(null, (args, platform) => {
    const content = readView(args.view);
    refuseTwin(platform, content.externalId);
    const { user } = platform.triggers.take(triggerOf(args));
    return shown(openModal(platform.workspace, user, content), platform);
  }),

  'views.push': method(null, (args, platform) => {
    const content = readView(args.view);
    refuseTwin(platform, content.externalId);
    const { user, view } = platform.triggers.take(triggerOf(args));
    if (view === undefined) throw new SlackError('not_found');
    return shown(pushModal(platform.workspace, user, content), platform);
  }),

  'views.update': method(null, (args, platform) => {
    const { workspace } = platform;
    const external = asText(args.external_id);
    const view =
      external === ''
        ? findView(workspace, asText(args.view_id))
        : [...workspace.modals.values()].flat().find(({ externalId }) => externalId === external);
    if (view?.kind !== 'modal') throw new SlackError('not_found');
    return shown(updateModal(workspace, view, readView(args.view), asText(args.hash) || undefined), platform);
  }),

  'views.publish': method(null, (args, platform) => {
    const user = asText(args.user_id);
    if (!platform.workspace.users.has(user)) throw new SlackError('user_not_found');
    return shown(publishHome(platform.workspace, user, readView(args.view), asText(args.hash) || undefined), platform);
  }),
};

function triggerOf(args: Fields): unknown {
  return args.trigger_id ?? args.interactivity_pointer;
}

function refuseTwin({ workspace }: Platform, externalId: string): void {
  const all = [...workspace.modals.values()].flat();
  if (externalId !== '' && all.some((view) => view.externalId === externalId))
    throw new SlackError('duplicate_external_id');
}

function shown(view: View, { workspace }: Platform): Fields {
  return { view: viewJson(view, workspace) };
}

import { complete } from './blocks.ts';
import { makeId, makeSecret } from './ids.ts';
import type { ViewContent } from './limits/view.ts';
import type { View } from './shapes.ts';
import { SlackError } from './slack-error.ts';
import type { Workspace } from './workspace.ts';

/** Modals stand on top of each other, three at most. */
const deepest = 3;

export function openModal(workspace: Workspace, user: string, content: ViewContent): View {
  needModal(content);
  const view = buildView(user, content);
  return show(workspace, user, [view], view);
}

export function pushModal(workspace: Workspace, user: string, content: ViewContent): View {
  needModal(content);
  const stack = workspace.modals.get(user) ?? [];
  if (stack.length === 0) throw new SlackError('not_found');
  if (stack.length >= deepest) throw new SlackError('push_limit_reached');
  const view = buildView(user, content);
  return show(workspace, user, [...stack, view], view);
}

/** Replaces what an open modal says; what was typed stays where block and action ids stay. */
export function updateModal(workspace: Workspace, view: View, content: ViewContent, hash?: string): View {
  needModal(content);
  if (hash !== undefined && hash !== view.hash) throw new SlackError('hash_conflict');
  const stack = workspace.modals.get(view.user) ?? [];
  if (!stack.includes(view)) throw new SlackError('not_found');
  const next: View = { ...buildView(view.user, content), id: view.id, state: view.state };
  return show(
    workspace,
    view.user,
    stack.map((one) => (one === view ? next : one)),
    next,
  );
}

/** Takes modals off, from the given one up, or all of them. */
export function closeModals(workspace: Workspace, view: View, all = false): View[] {
  const stack = workspace.modals.get(view.user) ?? [];
  const from = all || view.clearOnClose ? 0 : stack.indexOf(view);
  const closed = from < 0 ? [] : stack.slice(from);
  if (closed.length > 0) show(workspace, view.user, stack.slice(0, from), view);
  return closed;
}

export function publishHome(workspace: Workspace, user: string, content: ViewContent, hash?: string): View {
  if (content.kind !== 'home') throw new SlackError('invalid_arguments', { errors: ['the view must be of type home'] });
  const before = workspace.homes.get(user);
  if (hash !== undefined && before && before.hash !== hash) throw new SlackError('hash_conflict');
  const view = { ...buildView(user, content), ...(before && { id: before.id }) };
  workspace.homes.set(user, view);
  workspace.announce({ type: 'home', user, view });
  return view;
}

export function findView(workspace: Workspace, id: string): View | undefined {
  return [...workspace.modals.values(), [...workspace.homes.values()]].flat().find((view) => view.id === id);
}

function show(workspace: Workspace, user: string, stack: View[], view: View): View {
  workspace.modals.set(user, stack);
  workspace.announce({ type: 'modals', user, views: stack });
  return view;
}

function needModal({ kind }: ViewContent): void {
  if (kind !== 'modal') throw new SlackError('invalid_arguments', { errors: ['the view must be of type modal'] });
}

function buildView(user: string, content: ViewContent): View {
  return {
    ...content,
    id: makeId('V'),
    hash: `${makeSecret(10)}.${makeSecret(8)}`,
    user,
    blocks: complete(content.blocks),
    state: {},
  };
}

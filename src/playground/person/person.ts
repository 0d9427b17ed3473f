import { interactives } from '../blocks.ts';
import { asText, isFields } from '../fields.ts';
import type { Platform } from '../platform.ts';
import type { Block, Fields, Message, View, ViewState } from '../shapes.ts';
import { type Click, click, useShortcut } from './clicks.ts';
import { close, type FormErrors, submit } from './forms.ts';
import { suggest } from './menus.ts';
import { edit, giveCommand, say } from './speech.ts';
import { openTab } from './tabs.ts';

/** Someone in the workspace, and what they can do there. */
export interface Person {
  id: string;
  /** The direct message with the bot. */
  direct: string;
  say: (channel: string, text: string, thread?: string) => Message;
  /** Changes what they said before. */
  edit: (message: Message, text: string) => void;
  /** The text after the slash command. */
  command: (channel: string, text: string) => Promise<void>;
  /** Uses the element with this label, or with the action id, in a message or view. */
  click: (on: Message | View, label: string, value?: Fields) => Promise<void>;
  /** Types into a menu that the app fills, named by its action id. */
  suggest: (view: View, actionId: string, query: string) => Promise<Fields[]>;
  submit: (view: View, state: ViewState) => Promise<FormErrors | null>;
  close: (view: View, all?: boolean) => Promise<void>;
  openHome: () => void;
  openMessages: () => void;
  shortcut: (callbackId: string, message?: Message) => Promise<void>;
  /** The modals open in front of them, the top one last. */
  modals: () => readonly View[];
  home: () => View | undefined;
}

export function buildPerson(platform: Platform, id: string): Person {
  const { workspace } = platform;
  return {
    id,
    direct: workspace.directMessage(id).id,
    say: (channel, text, thread) => say(platform, id, { channel, text, ...(thread !== undefined && { thread }) }),
    edit: (message, text) => edit(platform, id, message, text),
    command: (channel, text) => giveCommand(platform, id, channel, text),
    click: (on, label, value) => click(platform, id, { ...find(on, label), ...(value && { value }) }),
    suggest(view, actionId, query) {
      const { blockId } = find(view, actionId);
      return suggest(platform, id, { view: view.id, blockId, actionId, query });
    },
    submit: (view, state) => submit(platform, id, view.id, state),
    close: (view, all) => close(platform, id, view.id, all),
    openHome: () => openTab(platform, id, 'home'),
    openMessages: () => openTab(platform, id, 'messages'),
    shortcut: (callbackId, message) => useShortcut(platform, id, callbackId, message),
    modals: () => workspace.modals.get(id) ?? [],
    home: () => workspace.homes.get(id),
  };
}

function find(on: Message | View, label: string): Click {
  const all = interactives(on.blocks);
  const found = all.find(({ element }) => labelOf(element) === label || element.action_id === label);
  if (found === undefined) {
    const labels = all.map(({ element }) => labelOf(element) || element.action_id);
    throw new Error(`there is no "${label}" to click; there is ${labels.join(', ') || 'nothing'}`);
  }
  const { blockId, element } = found;
  const target =
    'ts' in on
      ? ({ kind: 'message', channel: on.channel, ts: on.ts } as const)
      : ({ kind: 'view', view: on.id } as const);
  return { target, blockId, actionId: asText(element.action_id) };
}

function labelOf({ text }: Block): string {
  return isFields(text) ? asText(text.text) : '';
}

import type { Fields, Message, User } from '../shapes.ts';
import { avatar } from './avatar.ts';
import { renderBlocks } from './blocks.ts';
import { action, h } from './dom.ts';
import { emojiOf } from './emoji.ts';
import { buildForm } from './form.ts';
import { icon } from './icons.ts';
import { renderMenu } from './menu.ts';
import type { Names } from './text.ts';
import { renderMrkdwn } from './text.ts';

/** What a message needs to know and do beyond itself. */
export interface MessageContext {
  names: Names;
  replies: Message[];
  /** Follows closely on a message of the same author. */
  isCompact: boolean;
  /** Stands in the thread pane already. */
  isInThread: boolean;
  shortcuts: { callbackId: string; name: string }[];
  act: (message: Message, blockId: string, actionId: string, value?: Fields) => Promise<void>;
  openThread: (message: Message) => void;
  useShortcut: (message: Message, callbackId: string) => void;
}

/** One message, with all that hangs on it. */
export function renderMessage(message: Message, context: MessageContext): HTMLElement {
  const { names, isCompact } = context;
  const author = names.users.get(message.user);
  const isPrivate = message.visibleTo !== undefined;
  const compact = isCompact && !isPrivate;
  const body = h(
    'div',
    { class: 'message-body' },
    isPrivate && h('div', { class: 'message-private' }, icon('eye'), 'Only visible to you'),
    !compact && heading(message, author),
    content(message, context),
    ...fileLinks(message),
    message.edited && h('span', { class: 'quiet' }, '(edited)'),
    reactions(message, names),
    !context.isInThread && context.replies.length > 0 && threadLink(message, context),
  );
  const side = compact ? h('span', { class: 'message-gutter' }) : avatar(author);
  const classes = `message${isPrivate ? ' message-is-private' : ''}${compact ? ' message-is-compact' : ''}`;
  return h(
    'article',
    { class: classes, 'data-ts': message.ts, 'aria-label': `${author?.realName ?? 'Someone'}, ${timeOf(message.ts)}` },
    side,
    body,
    tools(message, context),
  );
}

function heading({ ts }: Message, author: User | undefined): HTMLElement {
  return h(
    'div',
    { class: 'message-head' },
    h('strong', {}, author?.realName ?? 'Someone'),
    author?.isBot && h('span', { class: 'badge' }, 'APP'),
    h('time', { class: 'quiet', datetime: dateOf(ts).toISOString() }, timeOf(ts)),
  );
}

function content(message: Message, { names, act }: MessageContext): HTMLElement {
  if (message.blocks.length === 0) return h('div', { class: 'message-text' }, renderMrkdwn(message.text, names));
  const surface = {
    names,
    form: buildForm(),
    act: (blockId: string, actionId: string, value?: Fields) => act(message, blockId, actionId, value),
  };
  return renderBlocks(message.blocks, surface);
}

/** The files that a message shows, to be downloaded. */
function fileLinks({ files = [] }: Message): HTMLElement[] {
  return files.map(({ id, name, title, size }) =>
    h(
      'a',
      { class: 'message-file', href: `/files/${encodeURIComponent(id)}`, download: name },
      h('strong', {}, title),
      h('span', { class: 'quiet' }, ` ${name}, ${size} bytes`),
    ),
  );
}

function reactions({ reactions: all }: Message, { users }: Names): HTMLElement | null {
  if (all.length === 0) return null;
  const pills = all.map(({ name, users: ids }) => {
    const who = ids.map((id) => users.get(id)?.realName ?? id).join(', ');
    return h('span', { class: 'reaction', title: who }, `${emojiOf(name)} ${ids.length}`);
  });
  return h('div', { class: 'reactions' }, ...pills);
}

function threadLink(message: Message, { replies, names, openThread }: MessageContext): HTMLElement {
  const count = replies.length === 1 ? '1 reply' : `${replies.length} replies`;
  const authors = [...new Set(replies.map(({ user }) => user))].slice(0, 3);
  const last = replies.at(-1);
  return action(
    count,
    () => openThread(message),
    { class: 'thread-link' },
    ...authors.map((id) => avatar(names.users.get(id), 'small')),
    h('strong', {}, count),
    h('span', { class: 'quiet' }, last ? `Last reply at ${timeOf(last.ts)}` : ''),
  );
}

/** What can be done with a message; shown when the pointer or the keyboard is on it. */
function tools(
  message: Message,
  { isInThread, shortcuts, openThread, useShortcut }: MessageContext,
): HTMLElement | null {
  if (message.visibleTo !== undefined) return null;
  const items = shortcuts.map(({ callbackId, name }) => ({ label: name, run: () => useShortcut(message, callbackId) }));
  if (isInThread && items.length === 0) return null;
  return h(
    'div',
    { class: 'message-tools' },
    !isInThread &&
      action(
        'Reply in thread',
        () => openThread(message),
        { class: 'icon-button', 'aria-label': 'Reply in thread', title: 'Reply in thread' },
        icon('thread'),
      ),
    items.length > 0 && renderMenu('Message actions', icon('more'), items, 'icon-button'),
  );
}

export function dateOf(ts: string): Date {
  return new Date(Number(ts) * 1_000);
}

export function timeOf(ts: string): string {
  return dateOf(ts).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });
}

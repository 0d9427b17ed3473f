import type { Message } from '../shapes.ts';
import { avatar } from './avatar.ts';
import { renderBlocks } from './blocks.ts';
import { offersFor } from './completion.ts';
import { type Composer, renderComposer } from './composer.ts';
import { buildConversation } from './conversation.ts';
import { action, buildFiller, fill, h } from './dom.ts';
import type { Surface } from './elements.ts';
import { icon } from './icons.ts';
import type { MessageContext } from './message.ts';
import { hashOf, type Place } from './place.ts';
import type { Store } from './store.ts';
import { renderWelcome } from './welcome.ts';

/** What the panes ask of the page. */
export interface PaneWishes {
  send: (channel: string, text: string, thread?: string) => void;
  ask: (channel: string, question: string) => void;
  go: (place: Place) => void;
  toggleMenu: () => void;
  useShortcut: (callbackId: string) => void;
  onMessage: Pick<MessageContext, 'act' | 'useShortcut'>;
  homeSurface: (store: Store) => Surface;
}

export interface Pane {
  show: (store: Store, place: Place) => void;
}

/** The middle of the page: a channel with its composer, or the Home tab of the app. */
export function buildMainPane(root: HTMLElement, wishes: PaneWishes): Pane {
  const head = h('header', { class: 'pane-head' });
  const body = h('div', { class: 'pane-body' });
  fill(root, head, body);
  const showHead = buildFiller(head);
  const conversation = buildConversation('Messages');
  let drawn = '';
  let welcome: HTMLElement | null = null;
  let working = h('div', { class: 'working', role: 'status' });

  function drawChannel(store: Store, place: Place): void {
    conversation.clear();
    welcome = renderWelcome(store, place.channel, (question) => wishes.ask(place.channel, question));
    working = h('div', { class: 'working', role: 'status' });
    const room = store.names.channels.get(place.channel);
    const label = room?.kind === 'im' ? `Message ${store.snapshot.app.realName}` : `Message #${room?.name ?? ''}`;
    const composer = composerFor(store, wishes, label, (text) => wishes.send(place.channel, text));
    fill(body, conversation.root, working, composer.root);
    if (matchMedia('(pointer: fine)').matches) composer.field.focus();
  }

  return {
    show(store, place) {
      showHead([place.channel, place.tab], () => headOf(store, place, wishes));
      if (place.tab === 'home') {
        const key = `home ${store.snapshot.home?.hash ?? ''}`;
        if (drawn !== key) fill(body, homeOf(store, wishes));
        drawn = key;
        return;
      }
      if (drawn !== place.channel) drawChannel(store, place);
      drawn = place.channel;
      conversation.show(store.messagesIn(place.channel), welcome, (message, isCompact) => ({
        ...contextOf(store, message, isCompact, wishes),
        isInThread: false,
      }));
      working.textContent = statusOf(store, place.channel);
    },
  };
}

/** The side pane: one thread. */
export function buildThreadPane(root: HTMLElement, wishes: PaneWishes): Pane {
  const conversation = buildConversation('Thread');
  let drawn = '';
  let working = h('div', { class: 'working', role: 'status' });
  return {
    show(store, place) {
      const { channel, thread } = place;
      const first =
        thread === undefined
          ? undefined
          : store.snapshot.messages.find((one) => one.channel === channel && one.ts === thread);
      root.hidden = first === undefined;
      document.body.classList.toggle('has-thread', !root.hidden);
      if (first === undefined || thread === undefined) {
        drawn = '';
        return;
      }
      if (drawn !== hashOf(place)) {
        conversation.clear();
        const room = store.names.channels.get(channel);
        const close = action(
          'Close',
          () => wishes.go({ channel, tab: 'messages' }),
          { class: 'icon-button', 'aria-label': 'Close thread' },
          icon('close'),
        );
        const title = h(
          'h2',
          {},
          'Thread',
          h('span', { class: 'quiet' }, room?.kind === 'im' ? store.snapshot.app.realName : `#${room?.name ?? ''}`),
        );
        working = h('div', { class: 'working', role: 'status' });
        const composer = composerFor(store, wishes, 'Reply…', (text) => wishes.send(channel, text, thread));
        fill(
          root,
          h('header', { class: 'pane-head' }, title, close),
          h('div', { class: 'pane-body' }, conversation.root, working, composer.root),
        );
      }
      drawn = hashOf(place);
      conversation.show([first, ...store.repliesTo(channel, thread)], null, (message, isCompact) => ({
        ...contextOf(store, message, isCompact, wishes),
        isInThread: true,
      }));
      working.textContent = store.statuses.get(`${channel} ${thread}`) ?? '';
    },
  };
}

function composerFor(store: Store, wishes: PaneWishes, label: string, send: (text: string) => void): Composer {
  const shortcuts = (store.snapshot.app.shortcuts ?? []).filter(({ kind }) => kind === 'global');
  return renderComposer({
    label,
    offersFor: (text) =>
      offersFor(text, { app: store.snapshot.app, users: store.snapshot.users, channels: store.snapshot.channels }),
    send,
    shortcuts: shortcuts.map(({ name, callbackId }) => ({ label: name, run: () => wishes.useShortcut(callbackId) })),
  });
}

function contextOf(
  store: Store,
  message: Message,
  isCompact: boolean,
  wishes: PaneWishes,
): Omit<MessageContext, 'isInThread'> {
  const shortcuts = (store.snapshot.app.shortcuts ?? []).filter(({ kind }) => kind === 'message');
  return {
    names: store.names,
    replies: store.repliesTo(message.channel, message.ts),
    isCompact,
    shortcuts,
    openThread: ({ channel, ts, thread }) => wishes.go({ channel, tab: 'messages', thread: thread ?? ts }),
    ...wishes.onMessage,
  };
}

function statusOf({ statuses, snapshot }: Store, channel: string): string {
  const working = [...statuses].find(([key, status]) => key.startsWith(`${channel} `) && status !== '');
  return working ? `${snapshot.app.realName} ${working[1]}` : '';
}

function headOf({ snapshot, names, direct }: Store, { channel, tab }: Place, { toggleMenu, go }: PaneWishes): Node[] {
  const room = names.channels.get(channel);
  const menu = action('Menu', toggleMenu, { class: 'icon-button menu-button', 'aria-label': 'Places' }, icon('menu'));
  if (channel !== direct) {
    return [
      menu,
      h('h1', {}, h('span', { class: 'hash', 'aria-hidden': 'true' }, '#'), room?.name ?? ''),
      h('span', { class: 'quiet topic' }, room?.topic ?? ''),
    ];
  }
  const tabLink = (to: Place['tab'], label: string) =>
    action(label, () => go({ channel, tab: to }), { class: 'tab', ...(tab === to && { 'aria-current': 'page' }) });
  const title = h('h1', {}, avatar(names.users.get(snapshot.bot), 'small'), snapshot.app.realName);
  return [
    menu,
    title,
    h(
      'nav',
      { class: 'tabs', 'aria-label': 'Tabs of the app' },
      tabLink('home', 'Home'),
      tabLink('messages', 'Messages'),
    ),
  ];
}

function homeOf(store: Store, wishes: PaneWishes): HTMLElement {
  const { home, app } = store.snapshot;
  if (home === null)
    return h('div', { class: 'home' }, h('p', { class: 'quiet' }, `${app.realName} has not filled its Home tab yet.`));
  const content = h('div', { class: 'home-inner' }, renderBlocks(home.blocks, wishes.homeSurface(store)));
  return h('div', { class: 'home', tabindex: 0, role: 'region', 'aria-label': 'Home' }, content);
}

import type { Channel } from '../shapes.ts';
import { avatar } from './avatar.ts';
import { action, buildFiller, h, on } from './dom.ts';
import { icon } from './icons.ts';
import { hashOf, type Place } from './place.ts';
import type { Store } from './store.ts';

interface Wishes {
  setDay: (day: string | null) => void;
  morning: () => void;
}

/** The list of places at the left, and the day the bot is to believe in. */
export function buildSidebar(root: HTMLElement, wishes: Wishes): (store: Store, place: Place) => void {
  const show = buildFiller(root);
  return (store, place) => {
    const { day, today, channels } = store.snapshot;
    show([place, [...store.unread], day, today, channels], () => partsOf(store, place, wishes));
  };
}

function partsOf(store: Store, place: Place, wishes: Wishes) {
  const { snapshot, names, direct, unread } = store;
  const rooms = snapshot.channels.filter(({ kind }) => kind === 'channel');
  const bot = names.users.get(snapshot.bot);
  const isHere = (channel: string, tab: Place['tab']) => place.channel === channel && place.tab === tab;
  return [
    h(
      'div',
      { class: 'workspace-name' },
      h('strong', {}, 'Local workspace'),
      h('span', { class: 'workspace-kind' }, 'A stand-in for Slack, on this machine'),
    ),
    h(
      'nav',
      { 'aria-label': 'Places' },
      h('h2', {}, 'Channels'),
      h(
        'ul',
        {},
        ...rooms.map((room) => h('li', {}, roomLink(room, isHere(room.id, 'messages'), unread.has(room.id)))),
      ),
      h('h2', {}, 'Apps'),
      h(
        'ul',
        {},
        h(
          'li',
          {},
          link(
            { channel: direct, tab: 'messages' },
            isHere(direct, 'messages'),
            unread.has(direct),
            avatar(bot, 'small'),
            bot?.realName ?? '',
          ),
        ),
        h('li', {}, link({ channel: direct, tab: 'home' }, isHere(direct, 'home'), false, icon('home'), 'Home')),
      ),
    ),
    snapshot.canSetDay && h('div', { class: 'sidebar-end' }, renderDay(store, wishes)),
  ];
}

function roomLink({ id, name }: Channel, isCurrent: boolean, isUnread: boolean): HTMLElement {
  return link(
    { channel: id, tab: 'messages' },
    isCurrent,
    isUnread,
    h('span', { class: 'hash', 'aria-hidden': 'true' }, '#'),
    name,
  );
}

function link(place: Place, isCurrent: boolean, isUnread: boolean, face: Node, name: string): HTMLElement {
  const attributes = {
    href: hashOf(place),
    class: `side-link${isUnread ? ' is-unread' : ''}`,
    ...(isCurrent && { 'aria-current': 'page' }),
  };
  return h('a', attributes, face, h('span', {}, name), isUnread && h('span', { class: 'unread' }, 'new'));
}

/** The day the bot is to believe in. */
function renderDay({ snapshot }: Store, { setDay, morning }: Wishes): HTMLElement {
  const field = h('input', { type: 'date', id: 'day', class: 'day-field', min: '1990-01-01', max: '2099-12-31' });
  field.value = snapshot.day ?? snapshot.today;
  on(field, {
    change() {
      // While a year is typed it passes through the first centuries.
      if (field.validity.valid) setDay(field.value || null);
    },
  });
  return h(
    'div',
    { class: 'day-picker' },
    h('label', { for: 'day' }, 'As if today were'),
    field,
    snapshot.day !== null && action('Back to today', () => setDay(null), { class: 'side-button' }),
    snapshot.hasMorning && action('Next morning', morning, { class: 'side-button' }),
  );
}

import { avatar } from './avatar.ts';
import { action, h } from './dom.ts';
import type { Store } from './store.ts';

/** What stands above the first message of a place: what it is, and three questions to begin with. */
export function renderWelcome(store: Store, channel: string, ask: (question: string) => void): HTMLElement {
  const { snapshot, names, direct } = store;
  const { app, bot, prompts } = snapshot;
  const room = names.channels.get(channel);
  const isDirect = channel === direct;
  const title = isDirect ? app.realName : `Ask ${app.realName} in #${room?.name ?? ''}`;
  const ways = isDirect
    ? ['Write a question below, or begin with one of these:']
    : [
        'Ask with ',
        h('code', {}, `${app.command} …`),
        ' (only you see the answer, and may share it) or mention ',
        h('code', {}, `@${app.name}`),
        '. Begin with one of these:',
      ];
  const questions = isDirect && prompts.length > 0 ? prompts.map(({ message }) => message) : app.examples;
  return h(
    'section',
    { class: 'welcome', 'aria-label': 'Welcome' },
    h(
      'div',
      { class: 'welcome-head' },
      avatar(names.users.get(bot)),
      h('div', {}, h('h2', {}, title), h('p', {}, app.description)),
    ),
    h('p', {}, ...ways),
    h(
      'div',
      { class: 'examples' },
      ...questions.map((question) => action(question, () => ask(question), { class: 'example' })),
    ),
  );
}

import { action, freshId, h, on } from './dom.ts';

export interface MenuItem {
  label: string;
  run: () => void;
}

/** A button that opens a menu: arrow keys move, Escape closes, leaving closes. */
export function renderMenu(
  label: string,
  face: Node,
  items: MenuItem[],
  classes = 'button button-square',
): HTMLElement {
  const id = freshId('menu');
  const list = h('div', { class: 'menu', role: 'menu', id, hidden: true, 'aria-label': label });
  const opener = action(
    label,
    () => toggle(list.hidden !== false),
    {
      class: classes,
      'aria-label': label,
      'aria-haspopup': 'menu',
      'aria-expanded': 'false',
      'aria-controls': id,
    },
    face,
  );

  function toggle(isOpen: boolean): void {
    list.hidden = !isOpen;
    opener.setAttribute('aria-expanded', String(isOpen));
    if (isOpen) list.querySelector('button')?.focus();
  }
  for (const item of items) {
    const choose = () => {
      toggle(false);
      opener.focus();
      item.run();
    };
    list.append(action(item.label, choose, { role: 'menuitem', tabindex: -1 }));
  }

  const root = h('span', { class: 'menu-holder' }, opener, list);
  return on(root, {
    keydown(event) {
      if (list.hidden) return;
      if (event.key === 'Escape') {
        event.stopPropagation();
        toggle(false);
        opener.focus();
      }
      if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
      event.preventDefault();
      const all = [...list.querySelectorAll('button')];
      const step = event.key === 'ArrowDown' ? 1 : -1;
      const next = all.indexOf(document.activeElement as HTMLButtonElement) + step;
      all[(next + all.length) % all.length]?.focus();
    },
    focusout(event) {
      if (!root.contains(event.relatedTarget as Node | null)) toggle(false);
    },
  });
}

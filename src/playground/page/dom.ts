type Child = Node | string | null | undefined | false;
type Handlers = { [Type in keyof HTMLElementEventMap]?: (event: HTMLElementEventMap[Type]) => void };
type Attributes = Record<string, string | number | boolean | undefined>;

/** Makes an element. Texts become text nodes, so nothing in them is ever read as markup. */
export function h<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes & { on?: never } = {},
  ...children: Child[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === false) continue;
    element.setAttribute(name, value === true ? '' : String(value));
  }
  add(element, children);
  return element;
}

/** Adds listeners, and gives the element back. */
export function on<Element extends HTMLElement>(element: Element, handlers: Handlers): Element {
  for (const [type, handler] of Object.entries(handlers)) element.addEventListener(type, handler as EventListener);
  return element;
}

export function add(parent: Node, children: readonly Child[]): void {
  for (const child of children) if (child) parent.appendChild(typeof child === 'string' ? text(child) : child);
}

export function text(value: string): Text {
  return document.createTextNode(value);
}

/** Replaces everything inside an element. */
export function fill(parent: HTMLElement, ...children: Child[]): void {
  parent.replaceChildren();
  add(parent, children);
}

/** Remembers what an element shows, so that it is made anew only when that changes. The focus in it stays. */
export function buildFiller(parent: HTMLElement): (key: unknown, render: () => Child[]) => void {
  let shown = '';
  return (key, render) => {
    const next = JSON.stringify(key);
    if (next === shown) return;
    shown = next;
    const focused = parent.contains(document.activeElement) ? identify(document.activeElement) : '';
    fill(parent, ...render());
    if (focused === '') return;
    for (const element of parent.querySelectorAll<HTMLElement>('a, button, input')) {
      if (identify(element) === focused) element.focus();
    }
  };
}

/** What tells the same control before and after it was made anew. */
function identify(element: Element | null): string {
  return element?.id || element?.getAttribute('href') || element?.textContent || '';
}

/** A button that does something. */
export function action(label: string, run: () => void, attributes: Attributes = {}, ...children: Child[]) {
  const content = children.length > 0 ? children : [label];
  return on(h('button', { type: 'button', ...attributes }, ...content), { click: run });
}

/** A link out of the page, only to addresses that cannot run anything. */
export function outLink(url: string, ...children: Child[]): HTMLElement {
  if (!/^(https?|mailto|tel):/i.test(url)) return h('span', {}, ...children);
  return h('a', { href: url, target: '_blank', rel: 'noopener noreferrer' }, ...children);
}

/** An id for labels to point at, unique in the page. */
export function freshId(prefix: string): string {
  freshId.count += 1;
  return `${prefix}-${freshId.count}`;
}
freshId.count = 0;

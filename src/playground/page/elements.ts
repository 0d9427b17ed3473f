import type { Block, Fields } from '../shapes.ts';
import { confirmFirst } from './confirm.ts';
import { action, freshId, h, on, outLink } from './dom.ts';
import type { Form } from './form.ts';
import { icon } from './icons.ts';
import { renderInput } from './inputs.ts';
import { renderMenu } from './menu.ts';
import { asFields, asList, asText } from './read.ts';
import { type Names, plainOf } from './text.ts';

/** Where blocks stand: who is named in them, what their inputs hold, and how a click is told. */
export interface Surface {
  names: Names;
  form: Form;
  /** Resolves when the app has taken the click. */
  act: (blockId: string, actionId: string, value?: Fields) => Promise<void>;
  /** What the app offers in a menu for what was typed; only where it can be asked. */
  suggest?: (blockId: string, actionId: string, query: string) => Promise<Fields[]>;
}

/** An interactive element outside an input block: using it tells the app at once. */
export function renderElement(element: Block, blockId: string, surface: Surface, label: string): HTMLElement {
  switch (element.type) {
    case 'button':
      return renderButton(element, blockId, surface);
    case 'image':
      return h('img', { class: 'thumbnail', src: asText(element.image_url), alt: asText(element.alt_text) });
    case 'overflow':
      return renderOverflow(element, blockId, surface);
    case 'feedback_buttons':
      return renderFeedback(element, blockId, surface);
    case 'icon_button':
      return renderIconButton(element, blockId, surface);
    default:
      return renderInput(element, blockId, surface, label, (value) => send(element, blockId, surface, value));
  }
}

/** Tells the app, after the person has confirmed where the element wants that. */
async function send(element: Block, blockId: string, surface: Surface, value?: Fields): Promise<void> {
  if (!(await confirmFirst(element.confirm, surface.names))) return;
  await surface.act(blockId, asText(element.action_id), value);
}

function renderButton(element: Block, blockId: string, surface: Surface): HTMLElement {
  const label = plainOf(element.text);
  const style = element.style === 'primary' || element.style === 'danger' ? ` button-${element.style}` : '';
  const spoken = asText(element.accessibility_label);
  const url = asText(element.url);
  if (url !== '') {
    const link = outLink(url, label);
    link.className = `button${style}`;
    return on(link, { click: () => void send({ ...element, confirm: undefined }, blockId, surface) });
  }
  const button = action(label, () => void press(button, () => send(element, blockId, surface)), {
    class: `button${style}`,
    ...(spoken !== '' && { 'aria-label': spoken }),
  });
  return button;
}

/** Keeps a button from being pressed twice while the app has not answered. */
async function press(button: HTMLButtonElement, run: () => Promise<void>): Promise<void> {
  if (button.getAttribute('aria-busy') === 'true') return;
  button.setAttribute('aria-busy', 'true');
  await run().finally(() => button.removeAttribute('aria-busy'));
}

function renderOverflow(element: Block, blockId: string, surface: Surface): HTMLElement {
  const items = asList(element.options).map((option) => ({
    label: plainOf(option.text),
    run: () => {
      const url = asText(option.url);
      if (/^https?:/.test(url)) window.open(url, '_blank', 'noopener');
      void send(element, blockId, surface, { selected_option: option });
    },
  }));
  return renderMenu('More actions', icon('more'), items);
}

function renderFeedback(element: Block, blockId: string, surface: Surface): HTMLElement {
  const group = h('span', { class: 'feedback', role: 'group', 'aria-label': 'Feedback' });
  for (const [key, drawing] of [
    ['positive_button', 'good'],
    ['negative_button', 'bad'],
  ] as const) {
    const { text, value, accessibility_label: spoken } = asFields(element[key]);
    const label = asText(spoken) || plainOf(text);
    const button = action(
      label,
      () => {
        for (const one of group.querySelectorAll('button')) one.setAttribute('aria-pressed', String(one === button));
        void send(element, blockId, surface, { value });
      },
      { class: 'icon-button', 'aria-label': label, 'aria-pressed': 'false', title: plainOf(text) },
      icon(drawing),
    );
    group.append(button);
  }
  return group;
}

function renderIconButton(element: Block, blockId: string, surface: Surface): HTMLElement {
  const label = asText(element.accessibility_label) || plainOf(element.text);
  const attributes = { class: 'icon-button', 'aria-label': label, title: plainOf(element.text), id: freshId('icon') };
  return action(label, () => void send(element, blockId, surface), attributes, icon('trash'));
}

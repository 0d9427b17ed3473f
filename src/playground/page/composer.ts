import type { Offer, Offers } from './completion.ts';
import { action, freshId, h, on } from './dom.ts';
import { icon } from './icons.ts';
import { type MenuItem, renderMenu } from './menu.ts';
import { buildOfferList, type OfferList } from './offer-list.ts';

export interface Composer {
  root: HTMLElement;
  field: HTMLTextAreaElement;
}

interface Options {
  label: string;
  offersFor: (text: string) => Offers | null;
  send: (text: string) => void;
  /** What the app offers to do from here. */
  shortcuts: MenuItem[];
}

const tallest = 200;

/** Where messages are written. Enter sends, Shift+Enter breaks the line, Tab takes what is offered. */
export function renderComposer({ label, offersFor, send, shortcuts }: Options): Composer {
  const field = fieldOf(label);
  const sender = action('Send', submit, { class: 'composer-send', 'aria-label': 'Send', title: 'Send' }, icon('send'));
  sender.disabled = true;
  const list = buildOfferList(field, take);
  field.setAttribute('aria-controls', list.id);

  function take({ text }: Offer): void {
    field.value = text + field.value.slice(field.selectionStart);
    field.setSelectionRange(text.length, text.length);
    changed();
  }

  function changed(): void {
    field.style.height = 'auto';
    field.style.height = `${Math.min(field.scrollHeight, tallest)}px`;
    list.show(offersFor(field.value.slice(0, field.selectionStart)));
    sender.disabled = field.value.trim() === '';
  }

  function submit(): void {
    const text = field.value.trim();
    if (text === '') return;
    field.value = '';
    changed();
    send(text);
  }

  on(field, {
    input: changed,
    focus: changed,
    blur: () => list.show(null),
    keydown(event) {
      if (event.isComposing || steer(event, list, take)) return;
      if (event.key !== 'Enter' || event.shiftKey) return;
      event.preventDefault();
      submit();
    },
  });
  const menu = shortcuts.length > 0 && renderMenu('Shortcuts', icon('bolt'), shortcuts, 'icon-button');
  const hint = h('span', { class: 'composer-hint quiet' }, 'Enter sends · Shift+Enter breaks the line');
  const foot = h('div', { class: 'composer-foot' }, menu, hint, sender);
  return { root: h('div', { class: 'composer' }, list.root, field, foot), field };
}

function fieldOf(label: string): HTMLTextAreaElement {
  return h('textarea', {
    class: 'composer-field',
    id: freshId('composer'),
    rows: 1,
    'aria-label': label,
    placeholder: label,
    'aria-autocomplete': 'list',
    autocomplete: 'off',
    maxlength: 12_000,
  });
}

/** Keys that belong to the offers while some are shown. True when this was one. */
function steer(event: KeyboardEvent, list: OfferList, take: (offer: Offer) => void): boolean {
  const best = list.best();
  if (best === undefined) return false;
  const { key, shiftKey } = event;
  if (key === 'ArrowDown' || key === 'ArrowUp') list.move(key === 'ArrowDown' ? 1 : -1);
  else if (key === 'Escape') list.show(null);
  else if ((key === 'Tab' && !shiftKey) || (key === 'Enter' && list.isMarked())) take(best);
  else return false;
  event.preventDefault();
  event.stopPropagation();
  return true;
}

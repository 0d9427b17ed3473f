import type { Offer, Offers } from './completion.ts';
import { fill, freshId, h, on } from './dom.ts';

/** What the composer offers to write, over its field. */
export interface OfferList {
  root: HTMLElement;
  /** For the field to point at. */
  id: string;
  show: (found: Offers | null) => void;
  /** Moves the mark down or up. */
  move: (step: 1 | -1) => void;
  /** The marked offer, or the first one; nothing when none is offered. */
  best: () => Offer | undefined;
  /** Whether one of them is marked. */
  isMarked: () => boolean;
}

/** A list box; the focus stays in the field, which points at the marked offer. */
export function buildOfferList(field: HTMLElement, take: (offer: Offer) => void): OfferList {
  const id = freshId('offers');
  const list = h('div', { class: 'offers', id, role: 'listbox', 'aria-label': 'Suggestions', hidden: true });
  const title = h('div', { class: 'offers-title', hidden: true });
  let offers: Offer[] = [];
  let marked = -1;

  function mark(next: number): void {
    marked = next;
    [...list.children].forEach((item, index) => {
      item.setAttribute('aria-selected', String(index === marked));
      if (index === marked) item.scrollIntoView({ block: 'nearest' });
    });
    const active = list.children[marked]?.id;
    if (active) field.setAttribute('aria-activedescendant', active);
    else field.removeAttribute('aria-activedescendant');
  }

  function optionOf(offer: Offer): HTMLElement {
    const words = [h('strong', {}, offer.name), h('span', { class: 'quiet' }, offer.about)];
    const option = h(
      'div',
      { role: 'option', id: freshId('offer'), class: 'offer', 'aria-selected': 'false' },
      ...words,
    );
    // Not on click: the field would lose the focus first, and the list close.
    return on(option, {
      mousedown(event) {
        event.preventDefault();
        take(offer);
      },
    });
  }

  return {
    root: h('div', { class: 'offers-holder' }, title, list),
    id,
    show(found) {
      offers = found?.offers ?? [];
      list.hidden = offers.length === 0;
      title.hidden = list.hidden;
      title.textContent = found?.title ?? '';
      fill(list, ...offers.map(optionOf));
      mark(found?.isEager ? 0 : -1);
    },
    move: (step) => mark((Math.max(marked, step === 1 ? -1 : 0) + step + offers.length) % offers.length),
    best: () => offers[Math.max(marked, 0)],
    isMarked: () => marked >= 0,
  };
}

import type { Message } from '../shapes.ts';
import { h, on } from './dom.ts';
import { dateOf, type MessageContext, renderMessage } from './message.ts';

/** A list of messages that keeps itself up to date with as little change as can be. */
export interface Conversation {
  root: HTMLElement;
  /** Shows these messages; `above` stands before them. */
  show: (
    messages: Message[],
    above: HTMLElement | null,
    contextOf: (message: Message, isCompact: boolean) => MessageContext,
  ) => void;
  /** Forgets what is shown, so that all of it is made anew. */
  clear: () => void;
}

const compactWithin = 300;
const nearBottom = 120;

export function buildConversation(label: string): Conversation {
  const list = h('div', { class: 'messages', role: 'log', 'aria-live': 'polite', 'aria-label': label, tabindex: 0 });
  const shown = new Map<string, { key: string; element: HTMLElement }>();
  let top: HTMLElement | null = null;
  /** Whether the end is in sight, and is to stay so when the pane becomes narrower. */
  let isPinned = false;
  let width = 0;
  on(list, {
    scroll() {
      // A pane that has just become narrower is not at its end any more, though nobody moved it.
      if (list.clientWidth === width) isPinned = isNearEnd();
    },
  });
  new ResizeObserver(() => {
    width = list.clientWidth;
    if (isPinned) list.scrollTop = list.scrollHeight;
  }).observe(list);

  return {
    root: list,
    clear() {
      list.replaceChildren();
      shown.clear();
      top = null;
    },
    show(messages, above, contextOf) {
      let isToEnd = shown.size === 0 || isNearEnd();
      const known = new Set(messages.map(({ ts }) => ts));
      for (const [ts, { element }] of shown) {
        if (known.has(ts)) continue;
        element.remove();
        shown.delete(ts);
      }
      if (top !== above) {
        top?.remove();
        if (above) list.prepend(above);
        top = above;
      }
      const before: Message[] = [];
      for (const message of messages) {
        const isCompact = followsClosely(message, before.at(-1));
        const context = contextOf(message, isCompact);
        const key = JSON.stringify([message, isCompact, context.replies.length, context.replies.at(-1)?.ts]);
        // What one says oneself, or has just asked for, is to be seen.
        const isOwn = message.user === context.names.me || message.visibleTo !== undefined;
        if (isOwn && !shown.has(message.ts)) isToEnd = true;
        put(message, key, () => withDay(message, before.at(-1), renderMessage(message, context)));
        before.push(message);
      }
      if (isToEnd) toEnd(messages.at(-1), messages.at(-2));
    },
  };

  function isNearEnd(): boolean {
    return list.scrollHeight - list.scrollTop - list.clientHeight < nearBottom;
  }

  function put(message: Message, key: string, render: () => HTMLElement): void {
    const old = shown.get(message.ts);
    if (old?.key === key) return;
    const element = render();
    if (old) old.element.replaceWith(element);
    else list.append(element);
    shown.set(message.ts, { key, element });
  }

  /** A long answer is shown from its start, below the question when there is room for both. */
  function toEnd(last: Message | undefined, before: Message | undefined): void {
    list.scrollTop = list.scrollHeight;
    isPinned = true;
    const answer = last && shown.get(last.ts)?.element;
    if (!answer || answer.offsetHeight <= list.clientHeight) return;
    const question = before && shown.get(before.ts)?.element;
    const first = question && question.offsetHeight < list.clientHeight / 3 ? question : answer;
    first.scrollIntoView({ block: 'start' });
    isPinned = false;
  }
}

function followsClosely(message: Message, before: Message | undefined): boolean {
  if (before === undefined || before.user !== message.user || before.visibleTo !== message.visibleTo) return false;
  return (
    Number(message.ts) - Number(before.ts) < compactWithin &&
    dayOf(message) === dayOf(before) &&
    message.blocks.length === 0
  );
}

/** Puts the day over the first message of it. */
function withDay(message: Message, before: Message | undefined, element: HTMLElement): HTMLElement {
  if (before !== undefined && dayOf(before) === dayOf(message)) return element;
  const today = new Date().toDateString() === dateOf(message.ts).toDateString();
  const day = today
    ? 'Today'
    : dateOf(message.ts).toLocaleDateString('en-GB', { weekday: 'long', day: 'numeric', month: 'long' });
  return h('div', {}, h('div', { class: 'day' }, h('span', {}, day)), element);
}

function dayOf({ ts }: Message): string {
  return dateOf(ts).toDateString();
}

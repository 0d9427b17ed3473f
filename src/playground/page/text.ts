import type { Channel, User } from '../shapes.ts';
import { h, outLink, text } from './dom.ts';
import { emojiOf } from './emoji.ts';
import { parseMrkdwn, type Span } from './mrkdwn.ts';
import { asText, isFields } from './read.ts';

/** Looks names up. */
export interface Names {
  me: string;
  users: ReadonlyMap<string, User>;
  channels: ReadonlyMap<string, Channel>;
}

/** mrkdwn as nodes. */
export function renderMrkdwn(source: string, names: Names): DocumentFragment {
  return nodesOf(parseMrkdwn(source), names);
}

/** A text object: plain_text or mrkdwn. */
export function renderText(object: unknown, names: Names): Node {
  if (!isFields(object)) return text('');
  if (object.type === 'mrkdwn') return renderMrkdwn(asText(object.text), names);
  return text(plainOf(object));
}

/** The words of a text object, for labels. */
export function plainOf(object: unknown): string {
  if (!isFields(object)) return '';
  const words = asText(object.text);
  return object.emoji === false ? words : words.replace(/:([a-z0-9_+-]+):/g, (_all, name: string) => emojiOf(name));
}

export function userNode(id: string, { users, me }: Names): HTMLElement {
  return h('span', { class: id === me ? 'mention mention-me' : 'mention' }, `@${users.get(id)?.name ?? id}`);
}

export function channelNode(id: string, label: string, { channels }: Names): HTMLElement {
  return h('a', { class: 'mention', href: `#${id}` }, `#${label || channels.get(id)?.name || id}`);
}

function nodesOf(spans: readonly Span[], names: Names): DocumentFragment {
  const fragment = document.createDocumentFragment();
  for (const span of spans) fragment.append(nodeOf(span, names));
  return fragment;
}

function nodeOf(span: Span, names: Names): Node {
  switch (span.kind) {
    case 'text':
      return text(span.text);
    case 'break':
      return h('br');
    case 'bold':
      return h('strong', {}, nodesOf(span.inner, names));
    case 'italic':
      return h('em', {}, nodesOf(span.inner, names));
    case 'strike':
      return h('s', {}, nodesOf(span.inner, names));
    case 'quote':
      return h('blockquote', {}, nodesOf(span.inner, names));
    case 'code':
      return h('code', {}, span.text);
    case 'preformatted':
      return h('pre', {}, span.text);
    case 'link':
      return outLink(span.url, span.label);
    case 'user':
      return userNode(span.name, names);
    case 'channel':
      return channelNode(span.id, span.label, names);
    case 'broadcast':
      return h('span', { class: 'mention mention-me' }, `@${span.name}`);
    case 'emoji':
      return text(emojiOf(span.name));
  }
}

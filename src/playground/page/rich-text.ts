import type { Block, Fields } from '../shapes.ts';
import { h, outLink, text } from './dom.ts';
import { emojiOf } from './emoji.ts';
import { asBlocks, asFields, asText } from './read.ts';
import { channelNode, type Names, userNode } from './text.ts';

/** A rich_text block: sections, lists, quotes and preformatted texts. */
export function renderRichText({ elements }: Block, names: Names): HTMLElement {
  return h('div', { class: 'rich-text' }, ...asBlocks(elements).map((part) => partOf(part, names)));
}

function partOf(part: Block, names: Names): HTMLElement {
  const pieces = asBlocks(part.elements);
  switch (part.type) {
    case 'rich_text_list': {
      const items = pieces.map((item) => h('li', {}, ...asBlocks(item.elements).map((piece) => pieceOf(piece, names))));
      const list = h(part.style === 'ordered' ? 'ol' : 'ul', {}, ...items);
      if (typeof part.indent === 'number') list.classList.add(`indent-${Math.min(part.indent, 5)}`);
      return list;
    }
    case 'rich_text_preformatted':
      return h('pre', {}, ...pieces.map((piece) => pieceOf(piece, names)));
    case 'rich_text_quote':
      return h('blockquote', {}, ...pieces.map((piece) => pieceOf(piece, names)));
    default:
      return h('p', {}, ...pieces.map((piece) => pieceOf(piece, names)));
  }
}

function pieceOf(piece: Block, names: Names): Node {
  switch (piece.type) {
    case 'link':
      return styled(outLink(asText(piece.url), asText(piece.text) || asText(piece.url)), asFields(piece.style));
    case 'user':
      return userNode(asText(piece.user_id), names);
    case 'channel':
      return channelNode(asText(piece.channel_id), '', names);
    case 'emoji':
      return text(emojiOf(asText(piece.name)));
    case 'broadcast':
      return h('span', { class: 'mention mention-me' }, `@${asText(piece.range)}`);
    case 'date':
      return text(asText(piece.fallback) || new Date(Number(piece.timestamp) * 1_000).toLocaleDateString());
    default:
      return styled(linesOf(asText(piece.text)), asFields(piece.style));
  }
}

function linesOf(source: string): HTMLElement {
  const span = h('span');
  source.split('\n').forEach((line, index) => {
    if (index > 0) span.append(h('br'));
    span.append(text(line));
  });
  return span;
}

const wrappers = { bold: 'strong', italic: 'em', strike: 's', underline: 'u', code: 'code' } as const;

function styled(node: HTMLElement, style: Fields): HTMLElement {
  return Object.entries(wrappers).reduce(
    (inner, [key, tag]) => (style[key] === true ? h(tag, {}, inner) : inner),
    node,
  );
}

import { add, h, outLink, text } from './dom.ts';

/** Standard Markdown, as far as Slack's markdown block takes it: headings, lists, quotes, code, links, emphasis. */
export function renderMarkdown(source: string): HTMLElement {
  const root = h('div', { class: 'markdown' });
  for (const chunk of source.split(/\n{2,}|(?=^#{1,6} )/m)) if (chunk.trim() !== '') root.append(chunkOf(chunk.trim()));
  return root;
}

function chunkOf(chunk: string): HTMLElement {
  const fence = /^```\w*\n?([\s\S]*?)```$/.exec(chunk);
  if (fence) return h('pre', {}, fence[1] ?? '');
  const heading = /^#{1,6} (.*)/.exec(chunk);
  if (heading) return inlineInto(h('p', { class: 'markdown-heading' }), chunk.replace(/^#{1,6} /, ''));
  const lines = chunk.split('\n');
  if (lines.every((line) => line.startsWith('>'))) {
    return inlineInto(h('blockquote'), lines.map((line) => line.replace(/^> ?/, '')).join('\n'));
  }
  const items = lines.map((line) => /^\s*(?:[-*+]|(\d+)\.) (.*)/.exec(line));
  if (items.every((item) => item !== null)) {
    const list = h(items[0]?.[1] === undefined ? 'ul' : 'ol');
    for (const item of items) list.append(inlineInto(h('li'), item[2] ?? ''));
    return list;
  }
  return inlineInto(h('p'), chunk);
}

const inline =
  /\*\*([^*]+)\*\*|__([^_]+)__|\*([^*\s][^*]*)\*|_([^_\s][^_]*)_|~~([^~]+)~~|`([^`]+)`|\[([^\]]+)\]\(([^)\s]+)\)|\n/g;

function inlineInto(parent: HTMLElement, source: string): HTMLElement {
  let last = 0;
  for (const match of source.matchAll(inline)) {
    const [all, bold, bold2, italic, italic2, strike, code, label, url] = match;
    add(parent, [text(source.slice(last, match.index))]);
    last = match.index + all.length;
    const strong = bold ?? bold2;
    const slanted = italic ?? italic2;
    if (strong !== undefined) parent.append(h('strong', {}, strong));
    else if (slanted !== undefined) parent.append(h('em', {}, slanted));
    else if (strike !== undefined) parent.append(h('s', {}, strike));
    else if (code !== undefined) parent.append(h('code', {}, code));
    else if (label !== undefined && url !== undefined) parent.append(outLink(url, label));
    else parent.append(h('br'));
  }
  add(parent, [text(source.slice(last))]);
  return parent;
}

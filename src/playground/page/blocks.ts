import type { Block } from '../shapes.ts';
import { action, freshId, h } from './dom.ts';
import { renderElement, type Surface } from './elements.ts';
import { icon } from './icons.ts';
import { renderInput } from './inputs.ts';
import { renderMarkdown } from './markdown.ts';
import { asBlocks, asFields, asList, asText, isFields } from './read.ts';
import { renderRichText } from './rich-text.ts';
import { plainOf, renderText } from './text.ts';

/** Longer texts are folded, unless their section asks to be shown whole. */
const foldFrom = 700;

/** Block Kit, as Slack would show it. `errors` are by block id. */
export function renderBlocks(
  blocks: readonly Block[],
  surface: Surface,
  errors: Record<string, string> = {},
): HTMLElement {
  const root = h('div', { class: 'blocks' });
  for (const block of blocks) root.append(renderBlock(block, surface, errors[asText(block.block_id)]));
  return root;
}

function renderBlock(block: Block, surface: Surface, error?: string): HTMLElement {
  const { names } = surface;
  switch (block.type) {
    case 'header':
      return h('h3', { class: 'block-header' }, renderText(block.text, names));
    case 'section':
      return renderSection(block, surface);
    case 'context':
      return h(
        'div',
        { class: 'block-context' },
        ...asBlocks(block.elements).map((part) => contextPart(part, surface)),
      );
    case 'divider':
      return h('hr');
    case 'actions':
      return renderActions(block, surface, 'block-actions');
    case 'context_actions':
      return renderActions(block, surface, 'block-actions block-context-actions');
    case 'image':
      return renderImage(block);
    case 'input':
      return renderInputBlock(block, surface, error);
    case 'rich_text':
      return renderRichText(block, names);
    case 'markdown':
      return renderMarkdown(asText(block.text));
    case 'table':
      return renderTable(block, surface);
    case 'alert':
      return renderAlert(block, surface);
    case 'card':
      return renderCard(block, surface);
    default:
      return h('div', { class: 'block-context' }, `(a block of type ${block.type} is not drawn here)`);
  }
}

function renderSection({ text, fields, accessory, expand, block_id: id }: Block, surface: Surface): HTMLElement {
  const { names } = surface;
  const words = h('div', { class: 'section-text' });
  if (text !== undefined) words.append(foldable(h('div', {}, renderText(text, names)), plainOf(text), expand === true));
  const cells = asList(fields).map((field) => h('div', {}, renderText(field, names)));
  if (cells.length > 0) words.append(h('div', { class: 'section-fields' }, ...cells));
  const [extra] = asBlocks([accessory]);
  if (extra === undefined) return h('div', { class: 'block-section' }, words);
  const label = plainOf(text).slice(0, 100) || 'Choice';
  const side = h('div', { class: 'section-side' }, renderElement(extra, asText(id), surface, label));
  return h('div', { class: 'block-section' }, words, side);
}

function foldable(content: HTMLElement, words: string, isWhole: boolean): HTMLElement {
  if (isWhole || words.length <= foldFrom) return content;
  content.classList.add('folded');
  const button = action(
    'See more',
    () => {
      const isFolded = content.classList.toggle('folded');
      button.textContent = isFolded ? 'See more' : 'See less';
      button.setAttribute('aria-expanded', String(!isFolded));
    },
    { class: 'link-button', 'aria-expanded': 'false' },
  );
  return h('div', {}, content, button);
}

function contextPart(part: Block, { names }: Surface): HTMLElement {
  if (part.type === 'image')
    return h('img', { class: 'context-image', src: asText(part.image_url), alt: asText(part.alt_text) });
  return h('div', {}, renderText(part, names));
}

function renderActions(block: Block, surface: Surface, classes: string): HTMLElement {
  const elements = asBlocks(block.elements).map((element) =>
    renderElement(element, asText(block.block_id), surface, plainOf(element.placeholder) || 'Choice'),
  );
  return h('div', { class: classes }, ...elements);
}

function renderImage(block: Block): HTMLElement {
  const image = h('img', { src: asText(block.image_url), alt: asText(block.alt_text) });
  const title = plainOf(block.title);
  return h('figure', { class: 'block-image' }, title !== '' && h('figcaption', {}, title), image);
}

function renderInputBlock(block: Block, surface: Surface, error?: string): HTMLElement {
  const [element] = asBlocks([block.element]);
  const id = asText(block.block_id);
  const label = plainOf(block.label);
  const field = element
    ? renderInput(element, id, surface, label, (value) =>
        block.dispatch_action === true ? surface.act(id, asText(element.action_id), value) : undefined,
      )
    : h('span');
  const hint = plainOf(block.hint);
  const notes = freshId('notes');
  if (hint !== '' || error !== undefined) field.setAttribute('aria-describedby', notes);
  if (error !== undefined) field.setAttribute('aria-invalid', 'true');
  const optional = block.optional === true && h('span', { class: 'quiet' }, ' (optional)');
  const isOne = /^(input|textarea|select)$/i.test(field.tagName);
  if (isOne) field.removeAttribute('aria-label');
  const title = isOne
    ? h('label', { class: 'input-label', for: field.id }, label, optional)
    : h('div', { class: 'input-label' }, label, optional);
  const says = h(
    'div',
    { id: notes },
    error !== undefined && h('p', { class: 'input-error', role: 'alert' }, error),
    hint !== '' && h('p', { class: 'quiet' }, hint),
  );
  return h('div', { class: 'block-input' }, title, field, says);
}

function renderTable({ rows, column_settings: settings }: Block, { names }: Surface): HTMLElement {
  const columns = asList(settings);
  const lines = (Array.isArray(rows) ? rows : []).map((row) => asBlocks(row));
  const cellOf = (tag: 'th' | 'td') => (cell: Block, index: number) => {
    const align = asText(columns[index]?.align);
    const content = cell.type === 'rich_text' ? renderRichText(cell, names) : String(cell.text ?? '');
    return h(tag, { ...(align && { class: `align-${align}` }), ...(tag === 'th' && { scope: 'col' }) }, content);
  };
  const [head = [], ...body] = lines;
  const table = h(
    'table',
    {},
    h('thead', {}, h('tr', {}, ...head.map(cellOf('th')))),
    h('tbody', {}, ...body.map((row) => h('tr', {}, ...row.map(cellOf('td'))))),
  );
  return h('div', { class: 'block-table', tabindex: 0, role: 'group', 'aria-label': 'Table' }, table);
}

function renderAlert({ text, level }: Block, { names }: Surface): HTMLElement {
  const kind = asText(level) || 'default';
  const drawing = kind === 'success' ? 'check' : kind === 'warning' || kind === 'error' ? 'warning' : 'info';
  return h(
    'div',
    { class: `block-alert alert-${kind}`, role: 'note' },
    h('span', {}, icon(drawing)),
    h('div', {}, renderText(text, names)),
  );
}

function renderCard(block: Block, surface: Surface): HTMLElement {
  const { names } = surface;
  const picture = (image: unknown, classes: string) =>
    isFields(image) &&
    h('img', { class: classes, src: asText(image.image_url), alt: asText(asFields(image).alt_text) });
  const actions = asBlocks(block.actions).map((one) => renderElement(one, asText(block.block_id), surface, 'Action'));
  return h(
    'div',
    { class: 'block-card' },
    picture(block.hero_image, 'card-hero'),
    h(
      'div',
      { class: 'card-head' },
      picture(block.icon, 'thumbnail'),
      h(
        'div',
        {},
        block.title !== undefined && h('strong', {}, renderText(block.title, names)),
        block.subtitle !== undefined && h('div', { class: 'quiet' }, renderText(block.subtitle, names)),
      ),
    ),
    block.body !== undefined && h('div', {}, renderText(block.body, names)),
    actions.length > 0 && h('div', { class: 'block-actions' }, ...actions),
  );
}

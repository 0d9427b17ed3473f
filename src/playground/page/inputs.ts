import type { Block, Fields } from '../shapes.ts';
import { renderOneOf, renderSomeOf } from './choices.ts';
import { freshId, h, on } from './dom.ts';
import type { Surface } from './elements.ts';
import { asText } from './read.ts';
import { renderSearched } from './search.ts';
import { plainOf } from './text.ts';

/** Tells what an input holds, when it has changed. */
export type Told = (value: Fields) => Promise<void> | void;

/** An input: keeps what it holds in the form, and tells when it changes. */
export function renderInput(
  element: Block,
  blockId: string,
  surface: Surface,
  label: string,
  told: Told = () => {},
): HTMLElement {
  const actionId = asText(element.action_id);
  const keep = (value: Fields) => surface.form.set(blockId, actionId, { type: element.type, ...value });
  const change = (value: Fields) => {
    keep(value);
    void told(value);
  };
  const held = surface.form.get(blockId, actionId);
  const input = { element, held, label, names: surface.names, keep, change };
  switch (element.type) {
    case 'plain_text_input':
    case 'email_text_input':
    case 'url_text_input':
    case 'number_input':
      return renderTyped(input);
    case 'datepicker':
      return renderMoment(input, 'date', 'initial_date', 'selected_date');
    case 'timepicker':
      return renderMoment(input, 'time', 'initial_time', 'selected_time');
    case 'datetimepicker':
      return renderMoment(input, 'datetime-local', 'initial_date_time', 'selected_date_time');
    case 'external_select':
    case 'multi_external_select':
      return renderSearched(input, async (query) => (await surface.suggest?.(blockId, actionId, query)) ?? []);
    default:
      return element.type === 'checkboxes' || element.type.startsWith('multi_')
        ? renderSomeOf(input)
        : renderOneOf(input);
  }
}

/** What the kinds of inputs are made from. */
export interface Input {
  element: Block;
  /** What the form holds for it already. */
  held: Fields | undefined;
  label: string;
  names: Surface['names'];
  /** Only remembers. */
  keep: (value: Fields) => void;
  /** Remembers, and tells. */
  change: (value: Fields) => void;
}

const kinds: Record<string, string> = { email_text_input: 'email', url_text_input: 'url', number_input: 'number' };

function renderTyped({ element, held, label, keep, change }: Input): HTMLElement {
  const value = asText(held?.value) || asText(element.initial_value);
  const attributes = {
    class: 'field',
    id: freshId('field'),
    'aria-label': label,
    placeholder: plainOf(element.placeholder) || undefined,
    minlength: typeof element.min_length === 'number' ? element.min_length : undefined,
    maxlength: typeof element.max_length === 'number' ? element.max_length : 3_000,
    ...(element.focus_on_load === true && { autofocus: true }),
  };
  const field =
    element.multiline === true
      ? h('textarea', { ...attributes, rows: 4 })
      : h('input', { ...attributes, type: kinds[element.type] ?? 'text' });
  field.value = value;
  keep({ value: value || null });
  return on(field, {
    input: () => keep({ value: field.value || null }),
    keydown(event) {
      if (event.key === 'Enter' && element.multiline !== true) change({ value: field.value || null });
    },
  });
}

function renderMoment(input: Input, type: string, initialKey: string, key: string): HTMLElement {
  const { element, held, label, keep, change } = input;
  const start = asText(held?.[key]) || asText(element[initialKey]);
  const field = h('input', { class: 'field field-short', id: freshId('field'), type, 'aria-label': label });
  field.value = start;
  keep({ [key]: start || null });
  return on(field, { change: () => change({ [key]: field.value || null }) });
}

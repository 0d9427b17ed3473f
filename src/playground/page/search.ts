import type { Fields } from '../shapes.ts';
import { action, fill, freshId, h, on } from './dom.ts';
import type { Input } from './inputs.ts';
import { asFields, asList, asText } from './read.ts';
import { plainOf } from './text.ts';

/** Asks the app for the options that fit what was typed. */
export type Suggest = (query: string) => Promise<Fields[]>;

/** Slack waits for so many letters unless the element says otherwise. */
const usualLetters = 3;
const pauseMillis = 150;

/** A menu that the app fills while one types: what is chosen, a field to search, and what was found. */
export function renderSearched({ element, held, label, change, keep }: Input, suggest: Suggest): HTMLElement {
  const isMany = element.type.startsWith('multi_');
  const key = isMany ? 'selected_options' : 'selected_option';
  const most = isMany ? Number(element.max_selected_items ?? Number.POSITIVE_INFINITY) : 1;
  const letters = Number(element.min_query_length ?? usualLetters);
  const start = held?.[key] ?? element[isMany ? 'initial_options' : 'initial_option'];
  let chosen: Fields[] = asList(Array.isArray(start) ? start : [start]);
  let waiting: ReturnType<typeof setTimeout> | undefined;
  const value = () => ({ [key]: isMany ? chosen : (chosen[0] ?? null) });
  keep(value());

  const picked = h('div', { class: 'chips' });
  const found = h('div', { class: 'found', role: 'group', 'aria-label': `${label}: found` });
  found.hidden = true;
  const field = h('input', {
    class: 'field',
    id: freshId('search'),
    type: 'search',
    autocomplete: 'off',
    'aria-label': `${label}: search`,
    placeholder: plainOf(element.placeholder) || 'Search…',
  });
  const root = h('div', { class: 'searched', role: 'group', 'aria-label': label }, picked, field, found);

  function choose(next: Fields[]): void {
    chosen = next;
    change(value());
    showChosen();
  }

  function showChosen(): void {
    const chips = chosen.map((option) => {
      const words = plainOf(option.text);
      const drop = () => choose(chosen.filter((one) => one !== option));
      return isMany
        ? action(words, drop, { class: 'chip', 'aria-label': `Remove ${words}` }, `${words} ×`)
        : h('span', { class: 'chip' }, words);
    });
    fill(picked, ...chips);
  }

  function take(option: Fields): void {
    const others = isMany ? chosen.filter((one) => asText(one.value) !== asText(option.value)) : [];
    if (others.length < most) choose([...others, option]);
    field.value = '';
    found.hidden = true;
    field.focus();
  }

  async function look(): Promise<void> {
    const query = field.value.trim();
    if (query.length < letters) {
      found.hidden = true;
      return;
    }
    const options = await suggest(query);
    // What was typed since then is asked for by itself.
    if (field.value.trim() !== query) return;
    const rows = options.map((option) => {
      const words = plainOf(asFields(option).text);
      return action(words, () => take(option), { class: 'found-row' });
    });
    fill(found, ...(rows.length > 0 ? rows : [h('p', { class: 'quiet' }, 'Nothing found.')]));
    found.hidden = false;
  }

  showChosen();
  on(field, {
    click: () => void look(),
    input() {
      clearTimeout(waiting);
      waiting = setTimeout(() => void look(), pauseMillis);
    },
    keydown(event) {
      if (event.key === 'ArrowDown') void look();
      if (event.key !== 'Escape' || found.hidden) return;
      found.hidden = true;
      event.preventDefault();
      event.stopPropagation();
    },
  });
  return root;
}

import type { Fields } from '../shapes.ts';
import { freshId, h, on } from './dom.ts';
import type { Input } from './inputs.ts';
import { asFields, asList, asText, asTexts } from './read.ts';
import { type Names, plainOf, renderText } from './text.ts';

/** Something to choose: what is told of it, and what is read. */
interface Option {
  key: string;
  told: unknown;
  label: string;
  /** The option as the app gave it, for its description. */
  source: Fields;
  group?: string;
}

/** A choice of one: radio buttons, or a native list, which every phone and screen reader knows. */
export function renderOneOf(input: Input): HTMLElement {
  const { element } = input;
  const options = optionsOf(input);
  const key = toldKey(element.type, false);
  const start = keyOf(input.held?.[key] ?? initialOf(input));
  const chosen = options.find((option) => option.key === start);
  input.keep({ [key]: chosen?.told ?? null });
  const choose = (option: Option | undefined) => input.change({ [key]: option?.told ?? null });
  if (element.type === 'radio_buttons')
    return renderBoxes(input, options, 'radio', chosen ? [chosen] : [], ([one]) => choose(one));

  const select = h('select', { class: 'field field-short', id: freshId('field'), 'aria-label': input.label });
  const none = h('option', { value: '' }, plainOf(element.placeholder) || 'Choose…');
  select.append(none, ...optionNodes(options));
  select.value = chosen?.key ?? '';
  return on(select, { change: () => choose(options.find((option) => option.key === select.value)) });
}

/** A choice of several. */
export function renderSomeOf(input: Input): HTMLElement {
  const options = optionsOf(input);
  const key = toldKey(input.element.type, true);
  const held = input.held?.[key] ?? input.element[initialKeys[input.element.type] ?? ''];
  const keys = Array.isArray(held) ? held.map(keyOf) : [];
  const chosen = options.filter((option) => keys.includes(option.key));
  input.keep({ [key]: chosen.map(({ told }) => told) });
  return renderBoxes(input, options, 'checkbox', chosen, (now) => input.change({ [key]: now.map(({ told }) => told) }));
}

function renderBoxes(
  { label, names, element }: Input,
  options: Option[],
  type: 'radio' | 'checkbox',
  chosen: Option[],
  changed: (chosen: Option[]) => void,
): HTMLElement {
  const name = freshId('boxes');
  const boxes = options.map((option) => {
    const box = h('input', { type, name, id: freshId('box'), value: option.key });
    box.checked = chosen.includes(option);
    return on(box, { change: () => changed(options.filter((_one, index) => boxes[index]?.checked)) });
  });
  const rows = options.map(({ source, label: words }, index) =>
    h(
      'label',
      { class: 'box' },
      boxes[index],
      h(
        'span',
        {},
        source.text === undefined ? words : renderText(source.text, names),
        source.description !== undefined && h('small', {}, renderText(source.description, names)),
      ),
    ),
  );
  const long = element.type.startsWith('multi_') ? ' boxes-long' : '';
  return h(
    'div',
    { class: `boxes${long}`, role: type === 'radio' ? 'radiogroup' : 'group', 'aria-label': label },
    ...rows,
  );
}

function optionNodes(options: Option[]): HTMLElement[] {
  const groups = [...new Set(options.map(({ group }) => group))];
  const nodesOf = (group: string | undefined) =>
    options.filter((option) => option.group === group).map(({ key, label }) => h('option', { value: key }, label));
  return groups.flatMap((group) =>
    group === undefined ? nodesOf(group) : [h('optgroup', { label: group }, ...nodesOf(group))],
  );
}

function optionsOf({ element, names }: Input): Option[] {
  if (element.type.includes('users')) return peopleOf(names);
  if (element.type.includes('channels') || element.type.includes('conversations')) return roomsOf(names);
  const read = (option: Fields, group?: string): Option => ({
    key: asText(option.value),
    told: option,
    label: plainOf(option.text),
    source: option,
    ...(group !== undefined && { group }),
  });
  return [
    ...asList(element.options).map((option) => read(option)),
    ...asList(element.option_groups).flatMap(({ label, options }) =>
      asList(options).map((option) => read(option, plainOf(label))),
    ),
  ];
}

function peopleOf({ users }: Names): Option[] {
  return [...users.values()].map(({ id, realName }) => ({ key: id, told: id, label: realName, source: {} }));
}

function roomsOf({ channels }: Names): Option[] {
  return [...channels.values()].map(({ id, name, kind }) => ({
    key: id,
    told: id,
    label: kind === 'im' ? name : `#${name}`,
    source: {},
  }));
}

/** The name of what an element reports. */
function toldKey(type: string, isMany: boolean): string {
  const many = isMany ? 's' : '';
  if (type.includes('users')) return `selected_user${many}`;
  if (type.includes('channels')) return `selected_channel${many}`;
  if (type.includes('conversations')) return `selected_conversation${many}`;
  return `selected_option${many}`;
}

const initialKeys: Record<string, string> = {
  users_select: 'initial_user',
  channels_select: 'initial_channel',
  conversations_select: 'initial_conversation',
  multi_users_select: 'initial_users',
  multi_channels_select: 'initial_channels',
  multi_conversations_select: 'initial_conversations',
  multi_static_select: 'initial_options',
  checkboxes: 'initial_options',
};

function initialOf({ element }: Input): unknown {
  const initial = element[initialKeys[element.type] ?? 'initial_option'];
  return Array.isArray(initial) ? asTexts(initial) : initial;
}

/** Options are told apart by their value, people and channels by their id. */
function keyOf(value: unknown): string {
  return typeof value === 'string' ? value : asText(asFields(value).value);
}

import { asList, asText, isBlock, isFields } from '../fields.ts';
import type { Block } from '../shapes.ts';
import { checkElement, checkImage } from './elements.ts';
import {
  checkKeys,
  checkList,
  checkOneOf,
  checkOptionalString,
  checkOptionalText,
  checkString,
  checkText,
  type Issue,
  issue,
} from './issue.ts';
import { checkRichText } from './rich-text.ts';

export type Surface = 'message' | 'modal' | 'home';

const pickers = [
  'static_select users_select channels_select conversations_select external_select',
  'multi_static_select multi_external_select multi_users_select multi_channels_select multi_conversations_select',
  'datepicker timepicker datetimepicker checkboxes radio_buttons',
].flatMap((line) => line.split(' '));
const inAccessory = [...pickers, 'button', 'overflow', 'image'];
const inActions = [...pickers, 'button', 'overflow'];
const inInput = [...pickers, 'plain_text_input', 'email_text_input', 'url_text_input', 'number_input'];

interface Rule {
  keys: string[];
  surfaces?: Surface[];
  check: (at: string, block: Block) => Issue[];
}

/** What each block may hold, where it may stand, and the check of what it must. Numbers from the Block Kit reference. */
const rules: Record<string, Rule> = {
  section: { keys: ['text', 'fields', 'accessory', 'expand'], check: checkSection },
  header: {
    keys: ['text', 'level'],
    check: (at, { text }) => checkText(`${at}/text`, text, { max: 150, plain: true }),
  },
  divider: { keys: [], check: () => [] },
  image: { keys: ['image_url', 'slack_file', 'alt_text', 'title'], check: checkImageBlock },
  context: {
    keys: ['elements'],
    check: (at, { elements }) => checkList(`${at}/elements`, elements, { max: 10 }, checkContextPart),
  },
  actions: {
    keys: ['elements'],
    check: (at, { elements }) =>
      checkList(`${at}/elements`, elements, { max: 25 }, (where, one) => checkElement(where, one, inActions)),
  },
  context_actions: {
    keys: ['elements'],
    surfaces: ['message'],
    check: (at, { elements }) =>
      checkList(`${at}/elements`, elements, { max: 5 }, (where, one) =>
        checkElement(where, one, ['feedback_buttons', 'icon_button']),
      ),
  },
  input: { keys: ['label', 'element', 'hint', 'optional', 'dispatch_action'], check: checkInputBlock },
  rich_text: {
    keys: ['elements'],
    check: (at, { elements }) => checkList(`${at}/elements`, elements, { max: 1_000 }, checkRichText),
  },
  markdown: {
    keys: ['text'],
    surfaces: ['message'],
    check: (at, { text }) => checkString(`${at}/text`, text, { max: 12_000 }),
  },
  table: { keys: ['rows', 'column_settings'], surfaces: ['message'], check: checkTable },
  alert: {
    keys: ['text', 'level'],
    check: (at, { text, level }) => [
      ...checkText(`${at}/text`, text, { max: 200 }),
      ...checkOneOf(`${at}/level`, level, ['default', 'info', 'warning', 'error', 'success']),
    ],
  },
  card: { keys: ['hero_image', 'icon', 'title', 'subtitle', 'body', 'actions'], check: checkCard },
};

/** A list of blocks for a message, a modal or the Home tab. */
export function checkBlocks(blocks: unknown, surface: Surface): Issue[] {
  const max = surface === 'message' ? 50 : 100;
  const found = checkList('/blocks', blocks, { max, min: 0 }, (at, block) => checkBlock(at, block, surface));
  if (!Array.isArray(blocks)) return found;
  return [...found, ...checkIds(blocks), ...checkTotals(blocks)];
}

function checkBlock(at: string, block: unknown, surface: Surface): Issue[] {
  if (!isBlock(block)) return issue(at, 'must be a block with a type');
  const rule = rules[block.type];
  if (rule === undefined) return issue(`${at}/type`, `unsupported type: ${block.type}`);
  if (rule.surfaces && !rule.surfaces.includes(surface))
    return issue(`${at}/type`, `${block.type} cannot stand in a ${surface}`);
  return [
    ...checkKeys(at, block, ['type', 'block_id', ...rule.keys]),
    ...checkOptionalString(`${at}/block_id`, block.block_id, 255, 1),
    ...rule.check(at, block),
  ];
}

function checkSection(at: string, { text, fields, accessory, expand }: Block): Issue[] {
  return [
    ...(text === undefined && fields === undefined ? issue(at, 'needs text or fields') : []),
    ...checkOptionalText(`${at}/text`, text, { max: 3_000 }),
    ...(fields === undefined
      ? []
      : checkList(`${at}/fields`, fields, { max: 10 }, (where, field) => checkText(where, field, { max: 2_000 }))),
    ...(accessory === undefined ? [] : checkElement(`${at}/accessory`, accessory, inAccessory)),
    ...(expand === undefined || typeof expand === 'boolean' ? [] : issue(`${at}/expand`, 'must be a boolean')),
  ];
}

function checkImageBlock(at: string, block: Block): Issue[] {
  return [...checkImage(at, block), ...checkOptionalText(`${at}/title`, block.title, { max: 2_000, plain: true })];
}

function checkContextPart(at: string, part: unknown): Issue[] {
  return isBlock(part) && part.type === 'image'
    ? checkElement(at, part, ['image'])
    : checkText(at, part, { max: 2_000 });
}

function checkInputBlock(at: string, { label, element, hint }: Block): Issue[] {
  return [
    ...checkText(`${at}/label`, label, { max: 2_000, plain: true }),
    ...checkOptionalText(`${at}/hint`, hint, { max: 2_000, plain: true }),
    ...checkElement(`${at}/element`, element, inInput),
  ];
}

function checkTable(at: string, { rows }: Block): Issue[] {
  return checkList(`${at}/rows`, rows, { max: 100 }, (where, row) => checkList(where, row, { max: 20 }, checkCell));
}

function checkCell(at: string, cell: unknown): Issue[] {
  const known = isBlock(cell) && ['raw_text', 'raw_number', 'rich_text'].includes(cell.type);
  return known ? [] : issue(at, 'must be raw_text, raw_number or rich_text');
}

function checkCard(at: string, block: Block): Issue[] {
  const { title, subtitle, body, actions, hero_image: hero, icon } = block;
  return [
    ...([title, body, actions, hero].every((part) => part === undefined)
      ? issue(at, 'needs a title, body, actions or hero_image')
      : []),
    ...checkOptionalText(`${at}/title`, title, { max: 150 }),
    ...checkOptionalText(`${at}/subtitle`, subtitle, { max: 150 }),
    ...checkOptionalText(`${at}/body`, body, { max: 200 }),
    ...[hero, icon].flatMap((image) => (image === undefined ? [] : checkElement(at, image, ['image']))),
    ...(actions === undefined
      ? []
      : checkList(`${at}/actions`, actions, { max: 5 }, (where, one) => checkElement(where, one, ['button']))),
  ];
}

/** No block id twice, and no action id twice within a block. */
function checkIds(blocks: unknown[]): Issue[] {
  const all = blocks.filter(isBlock);
  const twice = (ids: string[]) => ids.filter((id, index) => id !== '' && ids.indexOf(id) < index);
  return [
    ...twice(all.map(({ block_id: id }) => asText(id))).flatMap((id) =>
      issue('/blocks', `block_id is used twice: ${id}`),
    ),
    ...all.flatMap((block, index) =>
      twice(actionIds(block)).flatMap((id) => issue(`/blocks/${index}`, `action_id is used twice: ${id}`)),
    ),
  ];
}

function actionIds({ elements, accessory, element, actions }: Block): string[] {
  const all = [...asList(elements), ...asList(actions), ...[accessory, element].filter(isFields)];
  return all.map(({ action_id: id }) => asText(id));
}

/** Limits that hold over all blocks together. */
function checkTotals(blocks: unknown[]): Issue[] {
  const all = blocks.filter(isBlock);
  const markdown = all
    .filter(({ type }) => type === 'markdown')
    .reduce((sum, { text }) => sum + asText(text).length, 0);
  const tables = all.filter(({ type }) => type === 'table').length;
  return [
    ...(markdown > 12_000 ? issue('/blocks', 'markdown blocks hold more than 12000 characters together') : []),
    ...(tables > 1 ? issue('/blocks', 'only_one_table_allowed') : []),
  ];
}

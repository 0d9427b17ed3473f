import { isBlock, isFields } from '../fields.ts';
import type { Block } from '../shapes.ts';
import {
  checkAddress,
  checkKeys,
  checkList,
  checkOneOf,
  checkOptionalAddress,
  checkOptionalString,
  checkOptionalText,
  checkString,
  checkText,
  type Issue,
  issue,
} from './issue.ts';

type Check = (at: string, element: Block) => Issue[];

const common = ['type', 'action_id', 'confirm', 'focus_on_load', 'placeholder'];
const choosing = [...common, 'options', 'option_groups'];

/** What each element may hold, and the check of what it must. Numbers from the Block Kit reference. */
const elements: Record<string, { keys: string[]; check: Check }> = {
  button: {
    keys: ['type', 'action_id', 'text', 'url', 'value', 'style', 'confirm', 'accessibility_label'],
    check: checkButton,
  },
  static_select: { keys: [...choosing, 'initial_option'], check: checkOptions(100) },
  multi_static_select: { keys: [...choosing, 'initial_options', 'max_selected_items'], check: checkOptions(100) },
  overflow: { keys: choosing, check: checkOptions(5) },
  radio_buttons: { keys: [...choosing, 'initial_option'], check: checkOptions(10) },
  checkboxes: { keys: [...choosing, 'initial_options'], check: checkOptions(10) },
  users_select: { keys: [...common, 'initial_user'], check: none },
  multi_users_select: { keys: [...common, 'initial_users', 'max_selected_items'], check: none },
  channels_select: { keys: [...common, 'initial_channel', 'response_url_enabled'], check: none },
  multi_channels_select: { keys: [...common, 'initial_channels', 'max_selected_items'], check: none },
  conversations_select: {
    keys: [...common, 'initial_conversation', 'default_to_current_conversation', 'response_url_enabled', 'filter'],
    check: none,
  },
  multi_conversations_select: {
    keys: [...common, 'initial_conversations', 'default_to_current_conversation', 'max_selected_items', 'filter'],
    check: none,
  },
  external_select: { keys: [...common, 'initial_option', 'min_query_length'], check: none },
  multi_external_select: {
    keys: [...common, 'initial_options', 'max_selected_items', 'min_query_length'],
    check: none,
  },
  datepicker: { keys: [...common, 'initial_date'], check: checkDate },
  timepicker: { keys: [...common, 'initial_time', 'timezone'], check: none },
  datetimepicker: { keys: [...common, 'initial_date_time'], check: none },
  plain_text_input: {
    keys: [...common, 'initial_value', 'multiline', 'min_length', 'max_length', 'dispatch_action_config'],
    check: checkInput,
  },
  email_text_input: { keys: [...common, 'initial_value', 'dispatch_action_config'], check: none },
  url_text_input: { keys: [...common, 'initial_value', 'dispatch_action_config'], check: none },
  number_input: {
    keys: [...common, 'initial_value', 'is_decimal_allowed', 'min_value', 'max_value', 'dispatch_action_config'],
    check: none,
  },
  image: { keys: ['type', 'image_url', 'slack_file', 'alt_text'], check: checkImage },
  feedback_buttons: { keys: ['type', 'action_id', 'positive_button', 'negative_button'], check: checkFeedback },
  icon_button: {
    keys: ['type', 'action_id', 'icon', 'text', 'value', 'confirm', 'accessibility_label', 'visible_to_user_ids'],
    check: checkIcon,
  },
};

/** An interactive element or an image; `allowed` names the types that may stand there. */
export function checkElement(at: string, element: unknown, allowed: readonly string[]): Issue[] {
  if (!isBlock(element)) return issue(at, 'must be an element with a type');
  const rule = elements[element.type];
  if (rule === undefined || !allowed.includes(element.type))
    return issue(`${at}/type`, `unsupported type: ${element.type}`);
  return [
    ...checkKeys(at, element, rule.keys),
    ...checkOptionalString(`${at}/action_id`, element.action_id, 255, 1),
    ...checkOptionalText(`${at}/placeholder`, element.placeholder, { max: 150, plain: true }),
    ...checkConfirm(`${at}/confirm`, element.confirm),
    ...rule.check(at, element),
  ];
}

function none(): Issue[] {
  return [];
}

function checkButton(at: string, { text, value, url, style, accessibility_label: spoken }: Block): Issue[] {
  return [
    ...checkText(`${at}/text`, text, { max: 75, plain: true }),
    ...checkOptionalString(`${at}/value`, value, 2_000, 1),
    ...checkOptionalAddress(`${at}/url`, url),
    ...checkOneOf(`${at}/style`, style, ['primary', 'danger']),
    ...checkOptionalString(`${at}/accessibility_label`, spoken, 75, 1),
  ];
}

function checkOptions(max: number): Check {
  return (at, { type, options, option_groups: groups }) => {
    const isShort = type === 'radio_buttons' || type === 'checkboxes';
    const option = (where: string, item: unknown) => checkOption(where, item, isShort);
    if (groups === undefined) return checkList(`${at}/options`, options, { max }, option);
    return checkList(`${at}/option_groups`, groups, { max: 100 }, (where, group) =>
      isFields(group)
        ? [
            ...checkText(`${where}/label`, group.label, { max: 75, plain: true }),
            ...checkList(`${where}/options`, group.options, { max }, option),
          ]
        : issue(where, 'must be an option group'),
    );
  };
}

function checkOption(at: string, option: unknown, mayBeMrkdwn: boolean): Issue[] {
  if (!isFields(option)) return issue(at, 'must be an option');
  return [
    ...checkText(`${at}/text`, option.text, { max: 75, plain: !mayBeMrkdwn }),
    ...checkString(`${at}/value`, option.value, { max: 150 }),
    ...checkOptionalText(`${at}/description`, option.description, { max: 75, plain: !mayBeMrkdwn }),
  ];
}

function checkDate(at: string, { initial_date: day }: Block): Issue[] {
  return day === undefined || /^\d{4}-\d\d-\d\d$/.test(String(day))
    ? []
    : issue(`${at}/initial_date`, 'must be YYYY-MM-DD');
}

function checkInput(at: string, { initial_value: value, min_length: min, max_length: max }: Block): Issue[] {
  const bad = (bound: unknown) => bound !== undefined && !(typeof bound === 'number' && bound >= 0 && bound <= 3_000);
  return [
    ...checkOptionalString(`${at}/initial_value`, value, typeof max === 'number' ? max : 3_000),
    ...(bad(min) ? issue(`${at}/min_length`, 'must be from 0 to 3000') : []),
    ...(bad(max) ? issue(`${at}/max_length`, 'must be from 1 to 3000') : []),
  ];
}

export function checkImage(at: string, { image_url: url, slack_file: file, alt_text: alt }: Block): Issue[] {
  return [
    ...(file === undefined ? checkAddress(`${at}/image_url`, url) : []),
    ...checkString(`${at}/alt_text`, alt, { max: 2_000 }),
  ];
}

function checkFeedback(at: string, { positive_button: good, negative_button: bad }: Block): Issue[] {
  return [
    [`${at}/positive_button`, good],
    [`${at}/negative_button`, bad],
  ].flatMap(([where, button]) =>
    isFields(button)
      ? [
          ...checkText(`${where}/text`, button.text, { max: 75, plain: true }),
          ...checkString(`${where}/value`, button.value, { max: 2_000 }),
          ...checkOptionalString(`${where}/accessibility_label`, button.accessibility_label, 75, 1),
        ]
      : issue(String(where), 'missing required field'),
  );
}

function checkIcon(at: string, { icon, text, value }: Block): Issue[] {
  return [
    ...(icon === 'trash' ? [] : issue(`${at}/icon`, 'must be trash')),
    ...checkText(`${at}/text`, text, { max: 75, plain: true }),
    ...checkOptionalString(`${at}/value`, value, 2_000, 1),
  ];
}

function checkConfirm(at: string, confirm: unknown): Issue[] {
  if (confirm === undefined) return [];
  if (!isFields(confirm)) return issue(at, 'must be a confirmation dialog');
  return [
    ...checkText(`${at}/title`, confirm.title, { max: 100, plain: true }),
    ...checkText(`${at}/text`, confirm.text, { max: 300 }),
    ...checkText(`${at}/confirm`, confirm.confirm, { max: 30, plain: true }),
    ...checkText(`${at}/deny`, confirm.deny, { max: 30, plain: true }),
  ];
}

import type { Button, FeedbackButtons, KnownBlock } from '@slack/types';

/**
 * Slack's numbers, in UTF-16 units and counts, from the Block Kit reference. `messageWeight` is not documented:
 * Slack refuses a message as msg_blocks_too_long at about 13,200 over all blocks, though each keeps its own limit.
 */
export const limits = {
  messageBlocks: 50,
  viewBlocks: 100,
  messageWeight: 12_000,
  /** Slack cuts at 40,000 and advises 4,000 where the text is what is shown; ours is read out beside blocks. */
  fallback: 8_000,
  header: 150,
  section: 3_000,
  contextElements: 10,
  contextText: 2_000,
  actions: 25,
  contextActions: 5,
  buttonText: 75,
  buttonValue: 2_000,
  actionId: 255,
  viewTitle: 24,
  label: 2_000,
  tableRows: 100,
  tableColumns: 20,
  tableWeight: 10_000,
} as const;

/** What is sent to Slack: blocks to look at, and the same in words for notifications and screen readers. */
export interface Message {
  text: string;
  blocks: KnownBlock[];
}

/** Everything a block says, in units: texts, values, addresses. */
export function weigh(value: unknown): number {
  if (typeof value === 'string') return value.length;
  if (Array.isArray(value)) return value.reduce((sum: number, item) => sum + weigh(item), 0);
  if (typeof value !== 'object' || value === null) return 0;
  return Object.entries(value).reduce((sum, [key, item]) => (key === 'type' ? sum : sum + weigh(item)), 0);
}

/** Messages that were found fine. What was checked is never changed, and need not be checked again. */
const fine = new WeakSet<Message>();

/** All that Slack would refuse, or that must never be sent, in a message. Empty when it is fine. */
export function checkMessage(message: Message): string[] {
  if (fine.has(message)) return [];
  const faults = faultsOf(message);
  if (faults.length === 0) fine.add(message);
  return faults;
}

/** Lets a message pass for as good as another, from which it differs in nothing that is checked. */
export function vouchFor(message: Message, like: Message): void {
  if (checkMessage(like).length === 0) fine.add(message);
}

function faultsOf({ text, blocks }: Message): string[] {
  const faults = checkBlocks(blocks, limits.messageBlocks);
  if (text.trim() === '') faults.push('text is empty');
  if (text.length > limits.fallback) faults.push(`text has ${text.length} units`);
  return [...faults, ...checkMarkup('text', text)];
}

/** The same for the blocks of a modal or of the Home tab. */
export function checkView(blocks: KnownBlock[]): string[] {
  return checkBlocks(blocks, limits.viewBlocks);
}

function checkBlocks(blocks: KnownBlock[], max: number): string[] {
  const faults = blocks.flatMap((block, index) => checkBlock(block).map((fault) => `block ${index}: ${fault}`));
  if (blocks.length > max) faults.push(`${blocks.length} blocks`);
  const weight = weigh(blocks);
  if (weight > limits.messageWeight) faults.push(`blocks weigh ${weight}`);
  const ids = [...JSON.stringify(blocks).matchAll(/"(?:action_id)":"([^"]*)"/g)].map((match) => match[1] ?? '');
  if (new Set(ids).size < ids.length) faults.push('an action_id is used twice');
  return faults;
}

function checkBlock(block: KnownBlock): string[] {
  switch (block.type) {
    case 'header':
      return checkText('header', block.text, limits.header);
    case 'section':
      return [
        ...(block.text ? checkText('section', block.text, limits.section) : ['section has no text']),
        ...(block.accessory ? checkButton(block.accessory) : []),
      ];
    case 'context':
      return [
        ...checkCount('context', block.elements.length, limits.contextElements),
        ...block.elements.flatMap((element) =>
          'text' in element ? checkText('context', element, limits.contextText) : [],
        ),
      ];
    case 'actions':
      return [...checkCount('actions', block.elements.length, limits.actions), ...block.elements.flatMap(checkButton)];
    case 'table':
      return [
        ...checkCount('table', block.rows.length, limits.tableRows),
        ...block.rows.flatMap((row) => checkCount('table row', row.length, limits.tableColumns)),
        ...(weigh(block) > limits.tableWeight ? [`table weighs ${weigh(block)}`] : []),
      ];
    case 'context_actions':
      return [
        ...checkCount('context_actions', block.elements.length, limits.contextActions),
        ...block.elements.flatMap((element) => checkFeedback(element)),
      ];
    case 'input':
      return [
        ...checkText('label', block.label, limits.label),
        ...(block.hint ? checkText('hint', block.hint, limits.label) : []),
      ];
    case 'divider':
      return [];
    default:
      return [`${block.type} is not a block this bot sends`];
  }
}

function checkText(where: string, text: { type: string; text: string }, max: number): string[] {
  if (text.text === '') return [`${where} text is empty`];
  if (text.text.length > max) return [`${where} text has ${text.text.length} units`];
  return text.type === 'plain_text' ? checkPlain(where, text.text) : checkMarkup(where, text.text);
}

function checkButton(element: { type: string }): string[] {
  if (element.type !== 'button') return [`${element.type} is not an element this bot sends`];
  const { text, value = '', action_id: id = '', accessibility_label: spoken = '' } = element as Button;
  const faults = checkText('button', text, limits.buttonText);
  if (value.length > limits.buttonValue) faults.push(`button value has ${value.length} units`);
  if (id === '' || id.length > limits.actionId) faults.push(`button action_id has ${id.length} units`);
  if (spoken.length > limits.buttonText) faults.push(`button accessibility_label has ${spoken.length} units`);
  return faults;
}

function checkFeedback(element: { type: string }): string[] {
  if (element.type !== 'feedback_buttons') return [`${element.type} is not an element this bot sends`];
  const { action_id: id = '', positive_button: good, negative_button: bad } = element as FeedbackButtons;
  const faults = [good, bad].flatMap(({ text, value, accessibility_label: spoken = '' }) => [
    ...checkText('feedback', text, limits.buttonText),
    ...(value.length > limits.buttonValue ? [`feedback value has ${value.length} units`] : []),
    ...(spoken.length > limits.buttonText ? [`feedback accessibility_label has ${spoken.length} units`] : []),
  ]);
  return id === '' || id.length > limits.actionId ? [...faults, `feedback action_id has ${id.length} units`] : faults;
}

function checkCount(where: string, count: number, max: number): string[] {
  return count === 0 || count > max ? [`${where} has ${count} elements`] : [];
}

/** Between angle brackets there may be a link to an https address, or the mention of one person. */
function checkMarkup(where: string, text: string): string[] {
  const faults: string[] = [];
  for (const [markup] of text.matchAll(/<[^>]*>?/g)) {
    if (!/^<(https:\/\/[^|<>\s]+(\|[^<>|]+)?|@[UW][A-Z0-9]+)>$/.test(markup))
      faults.push(`${where} has ${markup.slice(0, 40)}`);
  }
  return faults;
}

/** Slack reads no markup in plain_text; none is sent there all the same. */
function checkPlain(where: string, text: string): string[] {
  return /<([!@#]|https?:)/i.test(text) ? [`${where} has markup`] : [];
}

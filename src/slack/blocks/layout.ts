import type { Button, ContextBlock, KnownBlock } from '@slack/types';
import { composeFallback } from '../fallback.ts';
import { limits, type Message, weigh } from '../limits.ts';
import { mrkdwn } from '../mrkdwn.ts';
import { type Note, noteLines } from './citation.ts';

/** Something to show, as blocks and in words. */
export interface Part {
  blocks: KnownBlock[];
  plain: string[];
}

/** One of a list that may go on behind the More button. */
export interface Item extends Part {
  notes: Note[];
}

/** Items in their order; an array, or what is made when it is looked at. */
export interface Items {
  length: number;
  slice: (from: number, to: number) => Item[];
}

/** Makes items when they come into view, the ones before them first: notes are numbered in the order they are named. */
export function lazyItems<T>(things: readonly T[], make: (thing: T) => Item): Items {
  const made: Item[] = [];
  return {
    length: things.length,
    slice(from, to) {
      for (const thing of things.slice(made.length, to)) made.push(make(thing));
      return made.slice(from, to);
    },
  };
}

/** A reply, taken apart so that it can be cut to what one message holds. */
export interface Layout {
  top: Part;
  items: Items;
  /** At most so many items at once. */
  pageSize: number;
  bottom: Part;
  /** By rank: the last ones are left out first when there is no room. */
  buttons: (Button | null)[];
  /** Leads to the items that did not fit. */
  more: (rest: number, next: number) => Button | null;
}

/** Lays the items from `offset` on into one message that Slack will take. */
export function layOut(layout: Layout, offset: number): Message {
  return fill(layout, offset).message;
}

/** Lays all the items out, in as many messages as it takes; the buttons come with the last. */
export function layOutAll(layout: Layout): Message[] {
  const messages: Message[] = [];
  let offset = 0;
  for (;;) {
    const { message, next } = fill({ ...layout, buttons: [] }, offset);
    // How many items a message takes does not depend on the buttons.
    if (next >= layout.items.length) return [...messages, fill(layout, offset).message];
    messages.push(message);
    offset = next;
  }
}

/** One message, and the first item that is not in it. There is always one item more, if any is left. */
function fill(layout: Layout, offset: number): { message: Message; next: number } {
  const { top, bottom } = layout;
  const shown = pageOf(layout, offset);
  const around = [...top.blocks, ...body(shown), ...bottom.blocks];
  let count = layout.buttons.length + 1;
  while (count > 1 && !fits([...around, ...actionsOf(layout, shown.length, offset, count)])) count -= 1;
  const blocks = [...top.blocks, ...body(shown), ...actionsOf(layout, shown.length, offset, count), ...bottom.blocks];
  const text = composeFallback(
    top.plain,
    shown.flatMap((item) => item.plain),
    noteLines(notesOf(shown)).map(({ plain }) => plain),
    bottom.plain,
  );
  return { message: { text, blocks: numberActions(blocks) }, next: offset + shown.length };
}

/** The items of a page: all of them where there is room, as there mostly is, else as many as there is room for. */
function pageOf(layout: Layout, offset: number): Item[] {
  const { top, bottom, items, pageSize } = layout;
  const page = items.slice(offset, offset + pageSize);
  const haveRoom = (some: Item[]) =>
    fits([...top.blocks, ...body(some), ...actionsOf(layout, some.length, offset, 1), ...bottom.blocks]);
  if (haveRoom(page)) return page;
  const shown: Item[] = [];
  for (const item of page) {
    if (haveRoom([...shown, item])) shown.push(item);
    else if (shown.length === 0) shown.push(cutNotes(item, top.blocks, bottom.blocks));
    else break;
  }
  return shown;
}

/** Room for the numbers that action ids get at the end. */
const margin = 200;

function fits(blocks: KnownBlock[]): boolean {
  const tables = blocks.filter((block) => block.type === 'table');
  return (
    blocks.length <= limits.messageBlocks &&
    weigh(blocks) <= limits.messageWeight - margin &&
    tables.every((table) => table.rows.length <= limits.tableRows && weigh(table) <= limits.tableWeight)
  );
}

function body(items: Item[]): KnownBlock[] {
  return [...joinTables(items.flatMap((item) => item.blocks)), ...noteBlocks(notesOf(items))];
}

/** Tables that follow each other are one, under the headings of the first: Slack takes one table a message. */
function joinTables(blocks: KnownBlock[]): KnownBlock[] {
  const joined: KnownBlock[] = [];
  for (const block of blocks) {
    const last = joined.at(-1);
    if (block.type === 'table' && last?.type === 'table')
      joined[joined.length - 1] = { ...last, rows: [...last.rows, ...block.rows.slice(1)] };
    else joined.push(block);
  }
  return joined;
}

/** Each source once, in the order of the numbers. */
function notesOf(items: Item[]): Note[] {
  const notes = new Map(items.flatMap((item) => item.notes).map((note) => [note.number, note]));
  return [...notes.values()].sort((a, b) => a.number - b.number);
}

/** As many lines to a context block as it takes. */
function noteBlocks(notes: Note[]): ContextBlock[] {
  const texts: string[] = [];
  for (const { line } of noteLines(notes)) {
    const last = texts.at(-1);
    if (last !== undefined && last.length + line.length < limits.contextText)
      texts[texts.length - 1] = `${last}\n${line}`;
    else texts.push(line);
  }
  return texts.map((text) => ({ type: 'context', elements: [mrkdwn(text)] }));
}

/** A single item too heavy for a message keeps its text and as many sources as fit. */
function cutNotes(item: Item, before: KnownBlock[], after: KnownBlock[]): Item {
  let notes = item.notes;
  while (notes.length > 1 && !fits([...before, ...body([{ ...item, notes }]), ...after])) notes = notes.slice(0, -1);
  return { ...item, notes };
}

/** The row of buttons, More first, `count` at most. */
function actionsOf({ items, buttons, more }: Layout, shown: number, offset: number, count: number): KnownBlock[] {
  const next = offset + shown;
  const all = [items.length > next ? more(items.length - next, next) : null, ...buttons];
  const elements = all
    .slice(0, count)
    .filter((one) => one !== null)
    .slice(0, limits.actions);
  return elements.length > 0 ? [{ type: 'actions', elements }] : [];
}

/** Slack wants every action id of a message to be its own. */
function numberActions(blocks: KnownBlock[]): KnownBlock[] {
  let count = 0;
  const number = (one: Button): Button => {
    count += 1;
    return { ...one, action_id: `${one.action_id}.${count}` };
  };
  return blocks.map((block) => {
    if (block.type === 'section' && block.accessory?.type === 'button')
      return { ...block, accessory: number(block.accessory) };
    if (block.type !== 'actions') return block;
    return { ...block, elements: block.elements.map((one) => (one.type === 'button' ? number(one) : one)) };
  });
}
